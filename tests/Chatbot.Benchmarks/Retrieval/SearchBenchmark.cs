using System.Diagnostics;
using System.Globalization;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Embeddings;
using Chatbot.Knowledge.Search;
using Chatbot.Knowledge.Stores;
using Chatbot.Knowledge.Stores.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Chatbot.Benchmarks.Retrieval;

/// <summary>Latency and memory of search in synthetic indexes of 10,000 and 100,000 chunks.</summary>
internal static class SearchBenchmark
{
    private const int Words = 150;
    private const int Vocabulary = 40_000;
    private const int WindowsPerChunk = 2;
    private const int ChunksPerDocument = 20;
    private const int StopWords = 100;
    private const int Questions = 300;
    private static readonly int[] Sizes = [10_000, 100_000];

    public static async Task<int> RunAsync(string[] arguments)
    {
        var report = new Report("Search latency and memory");
        report.Add(
            $"\nSynthetic chunks of {Words} words with natural word frequencies, {WindowsPerChunk} vectors each; questions of 4 to 12 words, the 100 most frequent (stop words) left out; 1 of 10 documents is hidden from the reader."
        );
        report.Table("Search", "chunks", "mode", "p50 ms", "p95 ms", "CPU ms", "first ms", "file MB", "process MB");
        using var embeddings = new UseLiteEmbeddingGenerator(new UseLiteOptions());
        foreach (int size in Sizes)
        {
            DirectoryInfo folder = Directory.CreateTempSubdirectory("search");
            string path = Path.Combine(folder.FullName, "knowledge.db");
            using (var store = new SqliteChunkStore(path))
            {
                await FillAsync(store, size);
            }

            using (var store = new SqliteChunkStore(path))
            {
                var search = new HybridSearch(store, embeddings, NullLogger<HybridSearch>.Instance);
                foreach (SearchMode mode in Enum.GetValues<SearchMode>().OrderDescending())
                {
                    await MeasureAsync(search, mode, size, path, report);
                }
            }

            folder.Delete(recursive: true);
        }

        report.Save("search.md");
        return 0;
    }

    private static async Task MeasureAsync(HybridSearch search, SearchMode mode, int size, string path, Report report)
    {
        var random = new Random(11);
        using var process = Process.GetCurrentProcess();
        TimeSpan before = process.TotalProcessorTime;
        var durations = new List<TimeSpan>();
        for (int i = 0; i < Questions; i++)
        {
            string question = Text(random, random.Next(4, 13), StopWords);
            long start = Stopwatch.GetTimestamp();
            await search.SearchAsync(RetrievalBenchmark.Query(question, 8, mode));
            durations.Add(Stopwatch.GetElapsedTime(start));
        }

        process.Refresh();
        TimeSpan processor = process.TotalProcessorTime - before;
        GC.Collect();
        report.Row(
            size.ToString("N0", CultureInfo.InvariantCulture),
            mode.ToString().ToLowerInvariant(),
            Report.Percentile(durations.Skip(1), 0.5),
            Report.Percentile(durations.Skip(1), 0.95),
            $"{processor.TotalMilliseconds / Questions:0.0}",
            $"{durations[0].TotalMilliseconds:0}",
            new FileInfo(path).Length >> 20,
            process.WorkingSet64 >> 20
        );
    }

    private static async Task FillAsync(SqliteChunkStore store, int size)
    {
        var random = new Random(3);
        for (int document = 0; document < size / ChunksPerDocument; document++)
        {
            string id = $"d{document}";
            EmbeddedChunk[] chunks = [.. Enumerable.Range(0, ChunksPerDocument).Select(i => NewChunk(random, id, i))];
            await store.ReplaceAsync("bench", id, chunks);
        }
    }

    private static EmbeddedChunk NewChunk(Random random, string document, int ordinal)
    {
        string text = Text(random, Words);
        return new EmbeddedChunk(
            new Chunk
            {
                ChunkId = $"{document}#{ordinal}",
                Tenant = "bench",
                DocumentId = document,
                Version = "1",
                Ordinal = ordinal,
                Title = $"Document {document}",
                Text = text,
                End = text.Length,
                Tokens = Words,
                Access = document.EndsWith('7') ? new AccessList(["group:others"]) : AccessList.Everyone,
            },
            [.. Enumerable.Range(0, WindowsPerChunk).Select(_ => Vector(random))]
        );
    }

    /// <summary>The n-th most frequent word occurs about 1/n as often as the first.</summary>
    private static string Text(Random random, int words, int leftOut = 1) =>
        string.Join(
            ' ',
            Enumerable.Range(0, words).Select(_ => $"w{(int)(leftOut * Math.Pow(Vocabulary / leftOut, random.NextDouble()))}")
        );

    private static ReadOnlyMemory<float> Vector(Random random)
    {
        var vector = new float[UseLiteEmbeddingGenerator.Dimensions];
        float sum = 0;
        for (int i = 0; i < vector.Length; i++)
        {
            vector[i] = (float)random.NextDouble() - 0.5f;
            sum += vector[i] * vector[i];
        }

        float norm = MathF.Sqrt(sum);
        for (int i = 0; i < vector.Length; i++)
        {
            vector[i] /= norm;
        }

        return vector;
    }
}
