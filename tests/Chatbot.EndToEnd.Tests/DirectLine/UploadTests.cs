using System.Net;
using System.Text;
using System.Text.Json;
using Chatbot.Testing.Time;

namespace Chatbot.EndToEnd.Tests.DirectLine;

public sealed class UploadTests
{
    private static readonly byte[] Png = [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 1, 2, 3];

    [Fact]
    public async Task Upload_OfFilesWithEqualNames_KeepsBothAndServesThem()
    {
        await using var host = await DirectLineHost.StartAsync();
        var guest = await host.StartConversationAsync();
        using var form = new MultipartFormDataContent
        {
            {
                Part(
                    """{"type":"message","text":"two files","channelData":{"clientActivityID":"u1"}}""",
                    "application/vnd.microsoft.activity"
                ),
                "activity",
                "blob"
            },
            { Part("first", "text/plain"), "file", "note.txt" },
            { Part("second", "text/html"), "file", "note.txt" },
            { Part(Png, "image/png"), "file", "picture.png" },
        };

        using var response = await host.SendAsync(HttpMethod.Post, guest.Path + "/upload?userId=x", guest.Token, form);
        var echo = (await guest.ListUntilAsync(seen => seen.Length == 2))[0];

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("u1", echo.DataOf("clientActivityID"));
        var attachments = echo.GetProperty("attachments").EnumerateArray().ToArray();
        Assert.Equal(["note.txt", "note.txt", "picture.png"], attachments.Select(a => a.GetProperty("name").GetString()));
        Assert.Equal(["first", "second"], [await FetchAsync(host, attachments[0]), await FetchAsync(host, attachments[1])]);
        using var text = await host.Client.GetAsync(Url(attachments[1]), DirectLineHost.Token);
        using var picture = await host.Client.GetAsync(Url(attachments[2]), DirectLineHost.Token);
        Assert.Equal("text/plain", text.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", text.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("inline", picture.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", picture.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("sandbox; default-src 'none'", picture.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Fact]
    public async Task Address_ExpiresAndIsRenewedWheneverItIsShown()
    {
        var time = new ShiftedTimeProvider();
        await using var host = await DirectLineHost.StartAsync(
            time: time,
            settings: ["--DirectLine:TokenLifetimeSeconds=86400", "--DirectLine:AttachmentLinkLifetimeSeconds=60"]
        );
        var guest = await host.StartConversationAsync();
        using var form = new MultipartFormDataContent { { Part("text", "text/plain"), "file", "note.txt" } };
        using var response = await host.SendAsync(HttpMethod.Post, guest.Path + "/upload", guest.Token, form);
        var old = Attachment(await guest.ListUntilAsync(seen => seen.Length == 2));

        time.Advance(TimeSpan.FromSeconds(61));
        using var expired = await host.Client.GetAsync(Url(old), DirectLineHost.Token);
        using var bare = await host.Client.GetAsync(Url(old).Split('?')[0], DirectLineHost.Token);
        var renewed = Attachment(await guest.ListUntilAsync(seen => seen.Length == 2));

        Assert.Equal(HttpStatusCode.Forbidden, expired.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, bare.StatusCode);
        Assert.Equal("text", await FetchAsync(host, renewed));
    }

    [Theory]
    [InlineData("page.html", "<script>", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("picture.svg", "<svg/>", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("noextension", "x", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("fake.png", "<script>", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("fake.pdf", "MZ", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("binary.txt", "a\0b", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("large.txt", null, HttpStatusCode.RequestEntityTooLarge)]
    public async Task Upload_OfWhatIsNotAllowed_IsRefusedAndNothingIsKept(string name, string? content, HttpStatusCode expected)
    {
        await using var host = await DirectLineHost.StartAsync(settings: "--DirectLine:MaxFileBytes=1000");
        var guest = await host.StartConversationAsync();
        using var form = new MultipartFormDataContent
        {
            { Part("fine", "text/plain"), "file", "fine.txt" },
            { Part(content ?? new string('a', 1001), "text/plain"), "file", name },
        };

        using var response = await host.SendAsync(HttpMethod.Post, guest.Path + "/upload", guest.Token, form);

        Assert.Equal(expected, response.StatusCode);
        Assert.False(Directory.Exists(Path.Combine(host.Folder, "uploads")));
    }

    [Fact]
    public async Task Upload_Malformed_IsABadRequest()
    {
        await using var host = await DirectLineHost.StartAsync();
        var guest = await host.StartConversationAsync();
        using var noFiles = new MultipartFormDataContent { { Part("{}", "text/plain"), "x" } };
        using var badActivity = new MultipartFormDataContent
        {
            { Part("{", "application/vnd.microsoft.activity"), "activity", "blob" },
            { Part("x", "text/plain"), "file", "x.txt" },
        };
        using var garbage = Part("garbage", "multipart/form-data");
        garbage.Headers.ContentType!.Parameters.Add(new("boundary", "x"));

        using var first = await host.SendAsync(HttpMethod.Post, guest.Path + "/upload", guest.Token, noFiles);
        using var second = await host.SendAsync(HttpMethod.Post, guest.Path + "/upload", guest.Token, badActivity);
        using var third = await host.SendAsync(HttpMethod.Post, guest.Path + "/upload", guest.Token, garbage);
        using var fourth = await host.SendAsync(HttpMethod.Post, guest.Path + "/upload", guest.Token, DirectLineHost.Json("{}"));

        Assert.Equal(HttpStatusCode.BadRequest, first.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, second.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, third.StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, fourth.StatusCode);
    }

    [Fact]
    public async Task Upload_Twice_IsOneMessageAndKeepsOneCopy()
    {
        await using var host = await DirectLineHost.StartAsync();
        var guest = await host.StartConversationAsync();
        for (var i = 0; i < 2; i++)
        {
            using var form = new MultipartFormDataContent
            {
                {
                    Part("""{"type":"message","channelData":{"clientActivityID":"u1"}}""", "application/vnd.microsoft.activity"),
                    "activity",
                    "blob"
                },
                { Part("text", "text/plain"), "file", "note.txt" },
            };
            using var response = await host.SendAsync(HttpMethod.Post, guest.Path + "/upload", guest.Token, form);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        await guest.ListUntilAsync(seen => seen.Length == 2);
        Assert.Single(Directory.GetFiles(Path.Combine(host.Folder, "uploads"), "*", SearchOption.AllDirectories));
    }

    private static ByteArrayContent Part(string text, string type) => Part(Encoding.UTF8.GetBytes(text), type);

    private static ByteArrayContent Part(byte[] content, string type) => new(content) { Headers = { ContentType = new(type) } };

    private static JsonElement Attachment(JsonElement[] activities) => activities[0].GetProperty("attachments")[0];

    private static string Url(JsonElement attachment) => attachment.GetProperty("contentUrl").GetString()!;

    private static Task<string> FetchAsync(DirectLineHost host, JsonElement attachment) =>
        host.Client.GetStringAsync(Url(attachment), DirectLineHost.Token);
}
