using Chatbot.Bot.Channels.DirectLine.Uploads;

namespace Chatbot.Bot.Tests.Channels.DirectLine;

public sealed class UploadTypeTests
{
    [Theory]
    [InlineData("report.PDF", "application/pdf")]
    [InlineData("a.b.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    [InlineData("page.html", null)]
    [InlineData("picture.svg", null)]
    [InlineData("program.exe", null)]
    [InlineData("archive.zip", null)]
    [InlineData("pdf", null)]
    public void Kind_FollowsTheExtension(string name, string? expected) =>
        Assert.Equal(expected, UploadType.FindByName(name)?.ContentType);

    [Fact]
    public void Pictures_AreTheOnlyKindsShownInPlace() =>
        Assert.All(
            UploadType.All.Where(type => type.IsInline),
            type => Assert.StartsWith("image/", type.ContentType, StringComparison.Ordinal)
        );

    [Fact]
    public void Signature_MustFit()
    {
        var png = UploadType.Find("png")!;

        Assert.True(png.Fits([0x89, .. "PNG\r\n"u8]));
        Assert.False(png.Fits("<svg"u8));
        Assert.False(png.Fits([]));
        Assert.True(UploadType.Find("txt")!.Fits("text"u8));
        Assert.False(UploadType.Find("csv")!.Fits("a\0b"u8));
    }

    [Fact]
    public void Setting_NarrowsWhatIsAllowed() =>
        Assert.Equal(["pdf", "txt"], UploadType.Allowed(["pdf", ".TXT"]).Select(type => type.Extension));
}
