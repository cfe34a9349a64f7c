using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Stores;
using Chatbot.Knowledge.Stores.PostgreSql;
using Chatbot.Testing.Databases;
using Microsoft.Extensions.Logging.Abstractions;

namespace Chatbot.Knowledge.Tests.Stores.PostgreSql;

/// <summary>A server without pgvector: the start says so, or search is by words only, as the setting wants it.</summary>
public sealed class PostgreSqlWithoutVectorTests(PgliteServerWithoutVector server) : IClassFixture<PgliteServerWithoutVector>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Check_NoExtension_SaysWhatIsMissingAndThreeCures()
    {
        await using PostgreSqlChunkStores stores = Open(wordsOnly: false);
        InvalidOperationException refused = await Assert.ThrowsAsync<InvalidOperationException>(() => stores.CheckAsync(Token));
        Assert.Contains("pgvector", refused.Message);
        Assert.Contains("WordsOnlyWithoutVector", refused.Message);
        Assert.Contains("Knowledge:Store = Sqlite", refused.Message);
        await Assert.ThrowsAsync<InvalidOperationException>(() => stores.Open("main").DeleteAsync("t", "d", Token));
    }

    [Fact]
    public async Task Search_WordsOnly_FindsByWordsAndNothingByVectors()
    {
        await using PostgreSqlChunkStores stores = Open(wordsOnly: true);
        var store = stores.Open("main");
        await store.ReplaceAsync("t", "d1", [Chunks.Embed(Chunks.Of("d1", "alpha text"))], Token);
        ChunkFilter filter = Chunks.Filter("t", Audience.Of("ann"));
        Assert.Single(await store.SearchKeywordAsync(new("alpha"), filter, 10, Token));
        Assert.Empty(await store.SearchVectorAsync(Chunks.Axis(0), filter, 10, Token));
        Assert.NotNull(await store.GetAsync("d1#0", filter, Token));
    }

    private PostgreSqlChunkStores Open(bool wordsOnly)
    {
        Assert.SkipWhen(server.ConnectionString is null, PgliteServer.SkipReason);
        return new(
            server.ConnectionString,
            new PostgreSqlStoreOptions { WordsOnlyWithoutVector = wordsOnly },
            NullLogger<PostgreSqlChunkStores>.Instance
        );
    }
}
