using System.Diagnostics;
using System.Globalization;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Embeddings;
using Chatbot.Knowledge.Search;
using Chatbot.Knowledge.Stores;
using Chatbot.Knowledge.Stores.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Chatbot.Benchmarks.Retrieval;

/// <summary>Latency, memory and recall of search in synthetic indexes of growing size, on the embedded store.</summary>
internal static class SearchBenchmark
{
    private const int Questions = 300;
    private const int WarmUpQuestions = 20;
    private const int RecallQuestions = 20;
    private const int RecallDepth = 100;
    private static readonly string[] Sizes = ["10000", "100000", "1000000"];

    public static async Task<int> RunAsync(string[] arguments)
    {
        var report = new Report("Search latency and memory");
        report.Add(
            $"\nSynthetic chunks of {SyntheticChunks.Words} words with natural word frequencies, {SyntheticChunks.WindowsPerChunk} vectors each, made of a common part, a topic and noise; questions of 4 to 12 words, the {SyntheticChunks.StopWords} most frequent (stop words) left out; 1 of 10 documents is hidden from the reader. Memory is what the process holds itself; pages of the file that are mapped into it belong to the system's cache. Recall: how many of the {RecallDepth} nearest chunks of an exact scan the store finds."
        );
        report.Table(
            "Search",
            "chunks",
            "mode",
            "p50 ms",
            "p95 ms",
            "CPU ms",
            "first ms",
            "file MB",
            "memory MB",
            $"recall@{RecallDepth}"
        );
        using var embeddings = new UseLiteEmbeddingGenerator(new UseLiteOptions());
        foreach (
            int size in (arguments.Length > 0 ? arguments : Sizes).Select(text => int.Parse(text, CultureInfo.InvariantCulture))
        )
        {
            DirectoryInfo folder = Directory.CreateTempSubdirectory("search");
            try
            {
                await MeasureAsync(Path.Combine(folder.FullName, "knowledge.db"), size, embeddings, report);
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }

        report.Save("search.md");
        return 0;
    }

    private static async Task MeasureAsync(string path, int size, UseLiteEmbeddingGenerator embeddings, Report report)
    {
        using (var store = new SqliteChunkStore(path))
        {
            long start = Stopwatch.GetTimestamp();
            await SyntheticChunks.FillAsync(store, size);
            Console.WriteLine($"Filled {size:N0} chunks in {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s.");
        }

        using (var store = new SqliteChunkStore(path))
        {
            var search = new HybridSearch(store, embeddings, NullLogger<HybridSearch>.Instance);
            double recall = 0;
            foreach (SearchMode mode in Enum.GetValues<SearchMode>().OrderDescending())
            {
                (IReadOnlyList<TimeSpan> durations, TimeSpan first, TimeSpan processor) = await AskAsync(search, mode);
                if (mode == SearchMode.Vector)
                {
                    recall = await RecallAsync(store, size);
                }

                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                report.Row(
                    size.ToString("N0", CultureInfo.InvariantCulture),
                    mode.ToString().ToLowerInvariant(),
                    Report.Percentile(durations, 0.5),
                    Report.Percentile(durations, 0.95),
                    $"{processor.TotalMilliseconds / Questions:0.0}",
                    $"{first.TotalMilliseconds:0}",
                    new FileInfo(path).Length >> 20,
                    PrivateMegabytes(),
                    mode == SearchMode.Vector ? $"{recall:0.000}" : string.Empty
                );
            }
        }
    }

    private static async Task<(IReadOnlyList<TimeSpan> Durations, TimeSpan First, TimeSpan Processor)> AskAsync(
        HybridSearch search,
        SearchMode mode
    )
    {
        var random = new Random(11);
        var durations = new List<TimeSpan>();
        TimeSpan first = TimeSpan.Zero;
        TimeSpan before = TimeSpan.Zero;
        using var process = Process.GetCurrentProcess();
        for (int i = -WarmUpQuestions; i < Questions; i++)
        {
            if (i == 0)
            {
                process.Refresh();
                before = process.TotalProcessorTime;
            }

            string question = SyntheticChunks.Question(random);
            long start = Stopwatch.GetTimestamp();
            await search.SearchAsync(RetrievalBenchmark.Query(question, 8, mode));
            TimeSpan duration = Stopwatch.GetElapsedTime(start);
            first = i == -WarmUpQuestions ? duration : first;
            if (i >= 0)
            {
                durations.Add(duration);
            }
        }

        process.Refresh();
        return (durations, first, process.TotalProcessorTime - before);
    }

    private static long PrivateMegabytes()
    {
        const string Name = "RssAnon:";
        string line = File.ReadLines("/proc/self/status").First(text => text.StartsWith(Name, StringComparison.Ordinal));
        return long.Parse(line[Name.Length..].Replace("kB", string.Empty, StringComparison.Ordinal), CultureInfo.InvariantCulture)
            >> 10;
    }

    /// <summary>The share of the really nearest chunks, found by comparing all, that the store finds.</summary>
    private static async Task<double> RecallAsync(SqliteChunkStore store, int size)
    {
        float[][] questions = [.. Enumerable.Range(0, RecallQuestions).Select(SyntheticChunks.QuestionVector)];
        IReadOnlyList<HashSet<string>> nearest = SyntheticChunks.Nearest(questions, size, RecallDepth);
        int found = 0;
        for (int i = 0; i < questions.Length; i++)
        {
            IReadOnlyList<ChunkHit> hits = await store.SearchVectorAsync(
                questions[i],
                new ChunkFilter(SyntheticChunks.Tenant, Audience.Of("reader"), new Dictionary<string, IReadOnlyList<string>>()),
                RecallDepth
            );
            found += hits.Count(hit => nearest[i].Contains(hit.Chunk.ChunkId));
        }

        return found / (double)nearest.Sum(set => set.Count);
    }
}
