using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Chatbot.Knowledge.Readers;

namespace Chatbot.Knowledge.Tests.Readers;

public sealed class SharedDocumentsTests(ITestOutputHelper output)
{
    public static TheoryData<string> Files => [.. Supported.Select(document => Path.GetFileName(document.Path))];

    private static IEnumerable<SharedDocument> Supported =>
        SharedDocuments.All.Where(document => AllReaders.Within().Find(document.Path, mediaType: null) is not null);

    [Fact]
    public void Folder_IsThere() => SharedDocuments.RequireOrSkip();

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Files))]
    public async Task File_GivesExpectedTextOrReason(string file)
    {
        var document = Supported.Single(candidate => Path.GetFileName(candidate.Path) == file);
        var bytes = await File.ReadAllBytesAsync(document.Path, TestContext.Current.CancellationToken);
        var watch = Stopwatch.StartNew();
        try
        {
            var extracted = await AllReaders.ReadAsync(file, bytes);
            output.WriteLine(
                $"{file}: {extracted.Blocks.Count} blocks, {extracted.Text.Length} characters, {watch.ElapsedMilliseconds} ms"
            );
            output.WriteLine($"title: {extracted.Title}");
            output.WriteLine(extracted.Text[..Math.Min(extracted.Text.Length, 400)]);
            AllReaders.AssertConsistent(extracted);
            // A scan is an error only where no program recognises its text.
            if (document.Expect == "error" && document.Note.StartsWith("scan", StringComparison.Ordinal))
                return;
            Assert.NotEqual("error", document.Expect);
            Assert.Contains(Flat(document.Expect), Flat(extracted.Text), StringComparison.Ordinal);
        }
        catch (DocumentReaderException exception)
        {
            output.WriteLine($"{file}: {exception.Message} {watch.ElapsedMilliseconds} ms {exception.InnerException}");
            Assert.True(
                document.Expect == "error" || document.Note.Contains("a clear error is right too"),
                $"{exception.Message} {exception.InnerException}"
            );
        }
    }

    private static string Flat(string text) => Regex.Replace(text.Normalize(NormalizationForm.FormKC), @"\s+", " ");
}
