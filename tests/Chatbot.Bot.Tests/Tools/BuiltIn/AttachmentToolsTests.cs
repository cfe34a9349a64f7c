using System.Text;
using Chatbot.Bot.Persistence;
using Chatbot.Bot.Persistence.Rows;
using Chatbot.Bot.Tests.Persistence;
using Chatbot.Bot.Tests.Tools.Catalog;
using Chatbot.Bot.Tools.BuiltIn.Attachments;
using Chatbot.Bot.Tools.Catalog;
using Chatbot.Knowledge;
using Chatbot.Knowledge.Readers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Tests.Tools.BuiltIn;

public sealed class AttachmentToolsTests : ToolConformanceTests, IClassFixture<SqliteFixture>, IAsyncLifetime
{
    private readonly UploadStore _uploads;
    private readonly ServiceProvider _readers;
    private readonly AttachmentReader _reader;
    private UploadRow _note = null!;

    public AttachmentToolsTests(SqliteFixture stores)
    {
        _uploads = stores.Get<UploadStore>();
        var services = new ServiceCollection();
        services.AddDocumentReaders();
        _readers = services.BuildServiceProvider();
        var options = Options.Create(new AttachmentOptions { PartCharacters = 100 });
        _reader = new(_uploads, _readers.GetRequiredService<IDocumentExtractor>(), options, TimeProvider.System);
        Source = new AttachmentTools(_reader, options);
    }

    private protected override IToolSource Source { get; }

    protected override IReadOnlyDictionary<string, string> Examples =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["list_attachments"] = "{}",
            ["read_attachment"] = $$"""{"id":"{{_note.UploadId}}"}""",
        };

    public async ValueTask InitializeAsync() => _note = await Add("note.txt", $"The code is 4711. {new string('x', 300)} 😀 END");

    [Fact]
    public async Task Files_AreListedWithTheirIds()
    {
        var outcome = await RunAsync("list_attachments", new { });

        Assert.Contains($"{_note.UploadId}: note.txt (text/plain", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_IsReadInPartsThatTogetherAreItsText()
    {
        var (text, offset) = (new StringBuilder(), 0);
        while (true)
        {
            var outcome = await RunAsync("read_attachment", new { id = _note.UploadId, offset });
            Assert.Equal(ToolStatus.Succeeded, outcome.Status);
            var part = outcome.Text[(outcome.Text.IndexOf("\n\n", StringComparison.Ordinal) + 2)..];
            text.Append(part);
            offset += part.Length;
            if (outcome.Text.Contains("This is the end.", StringComparison.Ordinal))
            {
                break;
            }

            Assert.Contains($"Go on at {offset}.", outcome.Text, StringComparison.Ordinal);
        }

        Assert.StartsWith("The code is 4711.", text.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("😀 END", text.ToString().TrimEnd(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("directline/acme/1", "bob")]
    [InlineData("directline/acme/2", "ann")]
    [InlineData("directline/acme/1", null)]
    public async Task File_OfAnotherPersonOrConversation_IsNotThere(string conversation, string? user)
    {
        var other = await Add("other.txt", "secret", conversation, user);

        Assert.DoesNotContain(other.UploadId, (await RunAsync("list_attachments", new { })).Text, StringComparison.Ordinal);
        var outcome = await RunAsync("read_attachment", new { id = other.UploadId });
        Assert.Equal(ToolStatus.Failed, outcome.Status);
        Assert.DoesNotContain("secret", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_ThatWasDeleted_IsGoneWithWhatWasReadOfIt()
    {
        var file = await Add("gone.txt", "short");
        Assert.Equal(ToolStatus.Succeeded, (await RunAsync("read_attachment", new { id = file.UploadId })).Status);

        await _uploads.RemoveAsync(file);

        Assert.Equal(ToolStatus.Failed, (await RunAsync("read_attachment", new { id = file.UploadId })).Status);
        Assert.Equal("The file is not there any more.", (await _reader.ReadAsync(file, Token)).Problem);
    }

    [Fact]
    public async Task File_ThatCannotBeRead_SaysWhy()
    {
        var file = await Add("broken.pdf", "%PDF-1.7 and then nothing", contentType: "application/pdf");

        var outcome = await RunAsync("read_attachment", new { id = file.UploadId });

        Assert.Equal(ToolStatus.Failed, outcome.Status);
        Assert.StartsWith("“broken.pdf” cannot be read: ", outcome.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(100_000)]
    public async Task Offset_OutsideOfTheText_IsRefused(int offset)
    {
        var outcome = await RunAsync("read_attachment", new { id = _note.UploadId, offset });

        Assert.Equal(ToolStatus.Failed, outcome.Status);
    }

    public ValueTask DisposeAsync()
    {
        _reader.Dispose();
        return _readers.DisposeAsync();
    }

    private async Task<UploadRow> Add(
        string name,
        string text,
        string conversation = "directline/acme/1",
        string? user = "ann",
        string contentType = "text/plain"
    )
    {
        await using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await _uploads.AddAsync(Guid.NewGuid().ToString("N")[..22], conversation, user, name, contentType, content, Token);
    }
}
