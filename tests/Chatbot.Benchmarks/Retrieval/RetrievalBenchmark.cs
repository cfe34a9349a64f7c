using System.Diagnostics;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Embeddings;
using Chatbot.Knowledge.Search;
using Chatbot.Knowledge.Stores;
using Chatbot.Knowledge.Stores.Sqlite;
using Chatbot.Testing;
using Chatbot.Testing.Retrieval;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;

namespace Chatbot.Benchmarks.Retrieval;

/// <summary>Quality and latency of each search mode on the judged collections.</summary>
internal static class RetrievalBenchmark
{
    private const string Tenant = "bench";
    private static readonly string[] Sets = ["retrieval-dev", "retrieval-dev-questions"];

    public static async Task<int> RunAsync(string[] arguments)
    {
        if (SharedData.Find() is not { } data)
        {
            await Console.Error.WriteLineAsync("No folder shared/data beside the repository or above it: nothing to measure.");
            return 1;
        }

        var report = new Report("Retrieval quality");
        using var embeddings = new UseLiteEmbeddingGenerator(new UseLiteOptions());
        foreach (string name in Sets)
        {
            var set = RetrievalSet.Read(Path.Combine(data, name));
            DirectoryInfo folder = Directory.CreateTempSubdirectory("retrieval");
            using (var store = new SqliteChunkStore(Path.Combine(folder.FullName, "knowledge.db")))
            {
                TimeSpan indexing = await IndexAsync(set, store, embeddings);
                report.Table(
                    $"{set.Name}: {set.Documents.Count} documents, {set.Queries.Count} questions, indexed in {indexing.TotalSeconds:0} s",
                    "mode",
                    "nDCG@10",
                    "Recall@10",
                    "Recall@100",
                    "MRR@10",
                    "p50 ms",
                    "p95 ms"
                );
                var search = new HybridSearch(store, embeddings, NullLogger<HybridSearch>.Instance);
                foreach (SearchMode mode in Enum.GetValues<SearchMode>())
                {
                    await MeasureAsync(set, mode, search, report);
                }
            }

            folder.Delete(recursive: true);
        }

        report.Save("retrieval.md");
        return 0;
    }

    internal static async Task<TimeSpan> IndexAsync(
        RetrievalSet set,
        SqliteChunkStore store,
        UseLiteEmbeddingGenerator embeddings
    )
    {
        long start = Stopwatch.GetTimestamp();
        foreach (RetrievalDocument[] batch in set.Documents.Chunk(64))
        {
            Chunk[] chunks = [.. batch.Select(ToChunk)];
            IReadOnlyList<string>[] windows = [.. chunks.Select(EmbeddingWindows.Of)];
            GeneratedEmbeddings<Embedding<float>> vectors = await embeddings.GenerateAsync(windows.SelectMany(texts => texts));
            int next = 0;
            for (int i = 0; i < chunks.Length; i++)
            {
                ReadOnlyMemory<float>[] own = [.. windows[i].Select(_ => vectors[next++].Vector)];
                await store.ReplaceAsync(Tenant, chunks[i].DocumentId, [new EmbeddedChunk(chunks[i], own)]);
            }
        }

        return Stopwatch.GetElapsedTime(start);
    }

    internal static SearchQuery Query(string text, int limit, SearchMode mode = SearchMode.Hybrid) =>
        new()
        {
            Tenant = Tenant,
            Text = text,
            Audience = Audience.Of("bench"),
            Limit = limit,
            Mode = mode,
        };

    private static async Task MeasureAsync(RetrievalSet set, SearchMode mode, HybridSearch search, Report report)
    {
        var metrics = new List<RetrievalMetrics>();
        var durations = new List<TimeSpan>();
        foreach ((string id, string text) in set.Queries)
        {
            SearchResult deep = await search.SearchAsync(Query(text, 100, mode));
            metrics.Add(RetrievalMetrics.Of([.. deep.Passages.Select(passage => passage.DocumentId)], set.Judgements[id]));
            long start = Stopwatch.GetTimestamp();
            _ = await search.SearchAsync(Query(text, 8, mode));
            durations.Add(Stopwatch.GetElapsedTime(start));
        }

        var average = RetrievalMetrics.Average(metrics);
        report.Row(
            mode.ToString().ToLowerInvariant(),
            $"{average.NdcgAt10:0.000}",
            $"{average.RecallAt10:0.000}",
            $"{average.RecallAt100:0.000}",
            $"{average.MrrAt10:0.000}",
            Report.Percentile(durations, 0.5),
            Report.Percentile(durations, 0.95)
        );
    }

    private static Chunk ToChunk(RetrievalDocument document) =>
        new()
        {
            ChunkId = document.Id,
            Tenant = Tenant,
            DocumentId = document.Id,
            Version = "1",
            Ordinal = 0,
            Title = document.Title,
            Text = document.Text,
            End = document.Text.Length,
            Tokens = document.Text.Length / 4,
        };
}
