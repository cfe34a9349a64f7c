using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Tests.Ingestion;

/// <summary>The records on PostgreSQL; runs when CHATBOT_TEST_POSTGRES holds the connection string of a scratch database.</summary>
public sealed class PostgreSqlTests : IDisposable
{
    private static readonly string? Connection = Environment.GetEnvironmentVariable("CHATBOT_TEST_POSTGRES");
    private readonly KnowledgeFolder _folder = new();
    private readonly string _tenant = Guid.NewGuid().ToString("N");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Document_GoesThroughItsWholeLife()
    {
        Assert.SkipWhen(Connection is null, "CHATBOT_TEST_POSTGRES is not set.");
        await using var host = await KnowledgeHost.StartAsync(
            _folder,
            options =>
            {
                options.Engine = DatabaseEngine.PostgreSql;
                options.ConnectionString = Connection;
            }
        );

        await host.Knowledge.ImportAsync(File("Old text."), Token);
        KnowledgeHost.AssertReady(await host.SettleAsync("a.txt", _tenant));
        await host.Knowledge.ImportAsync(File("Old text.") with { Access = new AccessList(["group:staff"]) }, Token);
        await host.Knowledge.ImportAsync(File("New text.") with { Access = new AccessList(["group:staff"]) }, Token);
        KnowledgeHost.AssertReady(await host.SettleAsync("a.txt", _tenant));

        var chunk = Assert.Single(_folder.Chunks.Of(_tenant, "a.txt")).Chunk;
        Assert.Equal("New text.", chunk.Text);
        Assert.Equal(["group:staff"], chunk.Access.Principals);
        Assert.Equal(1, await CountAsync(host, Audience.Of("u", "staff")));
        Assert.Equal(0, await CountAsync(host, Audience.Of("u")));
        Assert.NotNull(await host.Knowledge.OpenPassageAsync(_tenant, chunk.ChunkId, Audience.Of("u", "staff"), Token));
        Assert.True(await host.Knowledge.DeleteAsync(_tenant, "a.txt", Token));
        Assert.Equal(0, await CountAsync(host, Audience.Of("u", "staff")));
    }

    private DocumentImport File(string text) => KnowledgeHost.File("a.txt", text) with { Tenant = _tenant };

    private async Task<int> CountAsync(KnowledgeHost host, Audience audience)
    {
        var count = 0;
        await foreach (var _ in host.Knowledge.ListAsync(_tenant, audience, Token))
            count++;
        return count;
    }
}
