using System.Diagnostics;
using Chatbot.Knowledge;
using Chatbot.Knowledge.Chunking;
using Chatbot.Knowledge.Chunking.Strategies;
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

/// <summary>Quality and latency of each search mode on the judged collections, beside BM25 of Lucene.</summary>
internal static class RetrievalBenchmark
{
    private const string Tenant = "bench";
    private const int PassageDepth = 300;
    private static readonly O200kTokenCounter Tokens = new();
    private static readonly Partitioner Cutting = new(
        new ChunkingStrategies([new StructureStrategy(Tokens)]),
        Tokens,
        new KnowledgeOptions()
    );

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
                MeasureLucene(set, report);
                var search = new HybridSearch(store, embeddings, NullLogger<HybridSearch>.Instance);
                foreach (
                    SearchMode mode in (SearchMode[])[SearchMode.Keyword, SearchMode.Vector, SearchMode.Fused, SearchMode.Hybrid]
                )
                {
                    await MeasureAsync(set, mode, search, report);
                }
            }

            folder.Delete(recursive: true);
        }

        report.Add(
            "\nThe weights were chosen on these same sets (docs/decisions/0010-ranking-that-follows-the-encoder.md): expect less elsewhere."
        );
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
            var chunks = new List<Chunk>();
            foreach (RetrievalDocument document in batch)
            {
                chunks.AddRange(await CutAsync(document));
            }

            IReadOnlyList<string>[] windows = [.. chunks.Select(EmbeddingWindows.Of)];
            GeneratedEmbeddings<Embedding<float>> vectors = await embeddings.GenerateAsync(windows.SelectMany(texts => texts));
            int next = 0;
            var embedded = new List<EmbeddedChunk>();
            for (int i = 0; i < chunks.Count; i++)
            {
                embedded.Add(new EmbeddedChunk(chunks[i], [.. windows[i].Select(_ => vectors[next++].Vector)]));
            }

            foreach (IGrouping<string, EmbeddedChunk> document in embedded.GroupBy(one => one.Chunk.DocumentId))
            {
                await store.ReplaceAsync(Tenant, document.Key, [.. document]);
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

    private static void MeasureLucene(RetrievalSet set, Report report)
    {
        using var lucene = new LuceneReference(set.Documents);
        var metrics = new List<RetrievalMetrics>();
        var durations = new List<TimeSpan>();
        foreach ((string id, string text) in set.Queries)
        {
            long start = Stopwatch.GetTimestamp();
            IReadOnlyList<string> ranking = lucene.Search(text, 100);
            durations.Add(Stopwatch.GetElapsedTime(start));
            metrics.Add(RetrievalMetrics.Of(ranking, set.Judgements[id]));
        }

        Write("Lucene BM25", metrics, durations, report);
    }

    private static async Task MeasureAsync(RetrievalSet set, SearchMode mode, HybridSearch search, Report report)
    {
        var metrics = new List<RetrievalMetrics>();
        var durations = new List<TimeSpan>();
        foreach ((string id, string text) in set.Queries)
        {
            SearchResult deep = await search.SearchAsync(Query(text, PassageDepth, mode));
            string[] ranking = [.. deep.Passages.Select(passage => passage.DocumentId).Distinct().Take(100)];
            metrics.Add(RetrievalMetrics.Of(ranking, set.Judgements[id]));
            long start = Stopwatch.GetTimestamp();
            _ = await search.SearchAsync(Query(text, 8, mode));
            durations.Add(Stopwatch.GetElapsedTime(start));
        }

        string name = mode switch
        {
            SearchMode.Hybrid => "default",
            SearchMode.Fused => "hybrid",
            SearchMode.Keyword => "bm25",
            _ => "vector",
        };
        Write(name, metrics, durations, report);
    }

    private static void Write(string name, List<RetrievalMetrics> metrics, List<TimeSpan> durations, Report report)
    {
        var average = RetrievalMetrics.Average(metrics);
        report.Row(
            name,
            $"{average.NdcgAt10:0.000}",
            $"{average.RecallAt10:0.000}",
            $"{average.RecallAt100:0.000}",
            $"{average.MrrAt10:0.000}",
            Report.Percentile(durations, 0.5),
            Report.Percentile(durations, 0.95)
        );
    }

    /// <summary>As an import cuts it.</summary>
    private static async Task<IReadOnlyList<Chunk>> CutAsync(RetrievalDocument document)
    {
        var labels = new ChunkLabels
        {
            Tenant = Tenant,
            DocumentId = document.Id,
            Version = "1",
            Title = document.Title,
        };
        string text = string.IsNullOrWhiteSpace(document.Text) ? document.Title : document.Text;
        var extracted = new ExtractedDocument
        {
            Title = document.Title,
            Text = text,
            Blocks =
            [
                new Block
                {
                    Kind = BlockKind.Paragraph,
                    Start = 0,
                    End = text.Length,
                },
            ],
        };
        return string.IsNullOrWhiteSpace(text)
            ? []
            : await Cutting.PartitionAsync(extracted, labels, new ChunkingOptions(), CancellationToken.None);
    }
}
