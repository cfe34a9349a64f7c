using System.Collections.Concurrent;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Stores;
using Chatbot.Knowledge.Stores.Points;
using Microsoft.Extensions.Time.Testing;

namespace Chatbot.Knowledge.Tests.Stores.Points;

/// <summary>The switch of versions in engines without transactions, with other calls at its worst moments.</summary>
public sealed class PointChunkStoreTests : ChunkStoreConformanceTests, IDisposable
{
    private const int Parts = 5;
    private static readonly ChunkFilter Filter = Chunks.Filter("t", Audience.Of("ann"));

    private readonly MemorySpaces spaces = new();

    protected override IChunkStores Stores => spaces;

    private MemoryPointIndex Index => spaces.Index("main");

    public void Dispose() => spaces.Dispose();

    [Fact]
    public async Task Search_DocumentIsReplacedAfterItWasFound_ShowsTheNewVersionWhole()
    {
        await ReplaceAsync("v1");
        Index.AfterSearch = () => ReplaceAsync("v2");
        await AssertVersionAsync("v2", Store.SearchKeywordAsync(new("same"), Filter, 10, Token));
        Index.AfterSearch = () => ReplaceAsync("v3");
        await AssertVersionAsync("v3", Store.SearchVectorAsync(Chunks.Axis(0), Filter, 10, Token));
    }

    [Fact]
    public async Task Search_WhileTheFirstVersionIsWritten_ShowsNothingOrAll()
    {
        Task<IReadOnlyList<ChunkHit>>? during = null;
        Index.AfterFirstWrite = async () =>
        {
            // A search that has found the first part is overtaken by the rest of the import.
            Index.AfterSearch = () => Task.CompletedTask;
            during = Store.SearchKeywordAsync(new("same"), Filter, 10, Token);
            Assert.Empty(await during);
        };
        await ReplaceAsync("v1");
        Assert.NotNull(during);
        await AssertVersionAsync("v1", Store.SearchKeywordAsync(new("same"), Filter, 10, Token));
    }

    [Fact]
    public async Task Search_FoundAPartOfAnImportThatEndedMeanwhile_ShowsAll()
    {
        Task<IReadOnlyList<ChunkHit>>? search = null;
        var imported = new TaskCompletionSource();
        Index.AfterFirstWrite = () =>
        {
            Index.AfterSearch = () => imported.Task;
            search = Store.SearchKeywordAsync(new("same"), Filter, 10, Token);
            return Task.CompletedTask;
        };
        await ReplaceAsync("v1");
        imported.SetResult();
        await AssertVersionAsync("v1", search!);
    }

    [Fact]
    public async Task Search_DocumentIsReplacedAllTheTime_GivesUpWithAReason()
    {
        await ReplaceAsync("v0");
        int version = 0;
        Index.AfterSearch = AgainAsync;
        IOException refused = await Assert.ThrowsAsync<IOException>(() =>
            Store.SearchKeywordAsync(new("same"), Filter, 10, Token)
        );
        Assert.Contains("replaced", refused.Message);

        async Task AgainAsync()
        {
            await ReplaceAsync($"v{++version}");
            Index.AfterSearch = AgainAsync;
        }
    }

    [Fact]
    public async Task Delete_Document_LeavesNoPoint()
    {
        await ReplaceAsync("v1");
        await ReplaceAsync("v2");
        Assert.Equal(Parts, Index.Points);
        await Store.DeleteAsync("t", "d1", Token);
        Assert.Equal(0, Index.Points);
    }

    private static async Task AssertVersionAsync(string version, Task<IReadOnlyList<ChunkHit>> search)
    {
        IReadOnlyList<ChunkHit> hits = await search;
        Assert.Equal(Parts, hits.Count);
        Assert.All(hits, hit => Assert.Equal(version, hit.Chunk.Version));
    }

    private Task ReplaceAsync(string version) =>
        Store.ReplaceAsync(
            "t",
            "d1",
            [
                .. Enumerable
                    .Range(0, Parts)
                    .Select(i =>
                        Chunks.Embed(Chunks.Of("d1", "same text", i) with { ChunkId = $"{version}#{i}", Version = version })
                    ),
            ],
            Token
        );
}
