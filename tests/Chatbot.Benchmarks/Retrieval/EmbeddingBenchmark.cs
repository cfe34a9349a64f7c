using System.Diagnostics;
using System.Numerics.Tensors;
using Chatbot.Knowledge.Embeddings;
using Microsoft.Extensions.AI;

namespace Chatbot.Benchmarks.Retrieval;

/// <summary>Windows of 64 tokens a second by the embedded model, exact and in bytes, and how far bytes are from exact.</summary>
internal static class EmbeddingBenchmark
{
    private const int WindowTokens = 64;
    private const int Windows = 1_500;
    private const int CallTexts = 64;
    private const int Rounds = 3;

    private static readonly string[] Words = (
        "the employee policy of company leave manager travel approval request days annual report system network security data "
        + "customer product service support contract payment invoice account office building training health safety insurance "
        + "benefit pension salary working hours remote equipment laptop password access incident response team project budget "
        + "purchase order supplier quality audit compliance review meeting schedule holiday sick parental notice period"
    ).Split(' ');

    public static async Task<int> RunAsync(string[] arguments)
    {
        var report = new Report("Embeddings");
        report.Add(
            $"\n{Windows:N0} windows of {WindowTokens} tokens, {CallTexts} a call, in {Rounds} rounds; the best round counts."
        );
        report.Table("Result", "computation", "threads", "windows/s", "windows per CPU second", "lowest cosine", "median cosine");
        string[] texts = Make();
        float[][] exact = await MeasureAsync(report, texts, new UseLiteOptions { QuantizeDocuments = false }, null);
        foreach (int threads in (int[])[1, 2])
        {
            await MeasureAsync(report, texts, new UseLiteOptions { DocumentThreads = threads }, exact);
        }

        report.Save("embedding.md");
        return 0;
    }

    private static async Task<float[][]> MeasureAsync(Report report, string[] texts, UseLiteOptions options, float[][]? exact)
    {
        using var generator = new UseLiteEmbeddingGenerator(options);
        await generator.GenerateAsync(texts.Take(CallTexts));
        var vectors = new List<float[]>();
        double wall = double.MaxValue;
        double processor = double.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            vectors.Clear();
            using var process = Process.GetCurrentProcess();
            TimeSpan before = process.TotalProcessorTime;
            long start = Stopwatch.GetTimestamp();
            foreach (string[] call in texts.Chunk(CallTexts))
            {
                vectors.AddRange((await generator.GenerateAsync(call)).Select(embedding => embedding.Vector.ToArray()));
            }

            wall = Math.Min(wall, Stopwatch.GetElapsedTime(start).TotalSeconds);
            process.Refresh();
            processor = Math.Min(processor, (process.TotalProcessorTime - before).TotalSeconds);
        }

        double[] cosines =
        [
            .. vectors.Select((vector, i) => (double)TensorPrimitives.CosineSimilarity(vector, (exact?[i]) ?? vector)).Order(),
        ];
        report.Row(
            options.QuantizeDocuments ? "bytes" : "exact",
            options.QuantizeDocuments ? options.DocumentThreads : options.IntraOpThreads,
            $"{texts.Length / wall:0}",
            $"{texts.Length / processor:0}",
            $"{cosines[0]:0.0000}",
            $"{cosines[cosines.Length / 2]:0.0000}"
        );
        return [.. vectors];
    }

    /// <summary>Random words of an office, cut where the model's own tokenizer counts enough.</summary>
    private static string[] Make()
    {
        var tokenizer = UseLiteTokenizer.Load(Path.Combine(new UseLiteOptions().Directory, "vocab.json"));
        var random = new Random(7);
        var texts = new string[Windows];
        for (int i = 0; i < texts.Length; i++)
        {
            var words = new List<string>();
            while (tokenizer.Encode(string.Join(' ', words)).Length < WindowTokens)
            {
                words.Add(Words[random.Next(Words.Length)]);
            }

            texts[i] = string.Join(' ', words);
        }

        return texts;
    }
}
