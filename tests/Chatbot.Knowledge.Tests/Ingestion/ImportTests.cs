using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Tests.Ingestion;

public sealed class ImportTests : IDisposable
{
    private readonly KnowledgeFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Markdown_Imported_IsSearchableWithHeadingsAndRange()
    {
        await using var host = await KnowledgeHost.StartAsync(_folder);

        var status = await host.ImportAsync(
            KnowledgeHost.File("handbook.md", "# Handbook\n\n## Leave\n\nYou have **30** days.\n\n## Pay\n\nOn the 25th.")
        );

        KnowledgeHost.AssertReady(status);
        Assert.Equal("Handbook", status.Title);
        Assert.Equal(1, status.Attempts);
        Assert.Equal(status.Chunks, _folder.Chunks.Of(KnowledgeHost.Tenant, "handbook.md").Count);
        var leave = _folder
            .Chunks.Of(KnowledgeHost.Tenant, "handbook.md")
            .Select(embedded => embedded.Chunk)
            .Single(chunk => chunk.Text.Contains("30 days"));
        Assert.Equal(["Leave"], leave.TitlePath);
        var view = await host.Knowledge.OpenPassageAsync(KnowledgeHost.Tenant, leave.ChunkId, Audience.Of("u1"), Token);
        Assert.NotNull(view);
        Assert.Equal(leave.Text, view.Text[leave.Start..leave.End]);
        Assert.Equal("handbook.md", view.FileName);
    }

    [Fact]
    public async Task Import_BeforeAnyProcessing_IsDurable()
    {
        await using (var first = await KnowledgeHost.StartAsync(_folder, start: false))
        {
            var status = await first.Knowledge.ImportAsync(KnowledgeHost.File("a.txt", "Some text."), Token);
            Assert.Equal(DocumentStage.Queued, status.Stage);
        }

        await using var second = await KnowledgeHost.StartAsync(_folder);
        KnowledgeHost.AssertReady(await second.SettleAsync("a.txt"));
    }

    [Fact]
    public async Task UnchangedContent_ImportedAgain_IsNotProcessedAgain()
    {
        await using var host = await KnowledgeHost.StartAsync(_folder);
        await host.ImportAsync(KnowledgeHost.File("a.txt", "Some text."));
        var calls = _folder.Embeddings.Calls;

        var again = await host.ImportAsync(KnowledgeHost.File("a.txt", "Some text."));

        KnowledgeHost.AssertReady(again);
        Assert.Equal(calls, _folder.Embeddings.Calls);
        Assert.Equal(1, _folder.Chunks.Writes);
    }
}
