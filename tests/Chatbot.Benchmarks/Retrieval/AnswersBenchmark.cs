using System.Diagnostics;
using System.Text.Json;
using Chatbot.Knowledge.Answering;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Embeddings;
using Chatbot.Knowledge.Search;
using Chatbot.Knowledge.Stores.Sqlite;
using Chatbot.Testing;
using Chatbot.Testing.Retrieval;
using Microsoft.Extensions.Logging.Abstractions;

namespace Chatbot.Benchmarks.Retrieval;

/// <summary>Are quoted answers right, do they cite the evidence, and are questions without an answer refused?</summary>
internal static class AnswersBenchmark
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        if (SharedData.Find() is not { } data)
        {
            await Console.Error.WriteLineAsync("No folder shared/data beside the repository or above it: nothing to measure.");
            return 1;
        }

        DirectoryInfo folder = Directory.CreateTempSubdirectory("answers");
        using var embeddings = new UseLiteEmbeddingGenerator(new UseLiteOptions());
        using var store = new SqliteChunkStore(Path.Combine(folder.FullName, "knowledge.db"));
        await RetrievalBenchmark.IndexAsync(RetrievalSet.Read(Path.Combine(data, "retrieval-dev-questions")), store, embeddings);
        var search = new HybridSearch(store, embeddings, NullLogger<HybridSearch>.Instance);
        var answerer = new ExtractiveAnswerer(embeddings, NullLogger<ExtractiveAnswerer>.Instance);
        List<Outcome> outcomes = [];
        foreach (JsonElement line in RetrievalSet.Lines(Path.Combine(data, "qa-dev", "questions.jsonl")))
        {
            outcomes.Add(await AskAsync(line, search, answerer));
        }

        Write(outcomes);
        store.Dispose();
        folder.Delete(recursive: true);
        return 0;
    }

    private static async Task<Outcome> AskAsync(JsonElement line, HybridSearch search, ExtractiveAnswerer answerer)
    {
        string question = line.GetProperty("question").GetString()!;
        long start = Stopwatch.GetTimestamp();
        SearchResult result = await search.SearchAsync(RetrievalBenchmark.Query(question, 8));
        TimeSpan searching = Stopwatch.GetElapsedTime(start);
        ExtractiveAnswer answer = await answerer.AnswerAsync(question, result.Passages);
        TimeSpan total = Stopwatch.GetElapsedTime(start);
        bool answerable = line.GetProperty("answerable").GetBoolean();
        string[] answers = answerable ? [.. line.GetProperty("answers").EnumerateArray().Select(one => one.GetString()!)] : [];
        string[] evidence = answerable
            ? [.. line.GetProperty("evidence").EnumerateArray().Select(one => one.GetProperty("doc").GetString()!)]
            : [];
        return new Outcome(
            answerable,
            answer.Found,
            answers.Any(gold => answer.Text.Contains(gold, StringComparison.OrdinalIgnoreCase)),
            answer.Citations.Any(passage => evidence.Contains(passage.DocumentId)),
            answer.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length,
            total - searching,
            total
        );
    }

    private static void Write(List<Outcome> outcomes)
    {
        Outcome[] answerable = [.. outcomes.Where(outcome => outcome.Answerable)];
        Outcome[] unanswerable = [.. outcomes.Where(outcome => !outcome.Answerable)];
        var report = new Report("Quoted answers");
        report.Table($"qa-dev: {answerable.Length} questions with an answer, {unanswerable.Length} without", "measure", "result");
        report.Row("answer holds a right answer", Share(answerable, outcome => outcome.Right));
        report.Row("evidence document cited", Share(answerable, outcome => outcome.Cited));
        report.Row("refused although answerable", Share(answerable, outcome => !outcome.Found));
        report.Row("unanswerable and refused", Share(unanswerable, outcome => !outcome.Found));
        report.Row("words of an answer, mean", $"{outcomes.Where(outcome => outcome.Found).Average(outcome => outcome.Words):0}");
        report.Row("words of an answer, most", outcomes.Max(outcome => outcome.Words));
        report.Row("answering, p50 ms", Report.Percentile(outcomes.Select(outcome => outcome.Answering), 0.5));
        report.Row("answering, p95 ms", Report.Percentile(outcomes.Select(outcome => outcome.Answering), 0.95));
        report.Row("search and answering, p50 ms", Report.Percentile(outcomes.Select(outcome => outcome.Total), 0.5));
        report.Row("search and answering, p95 ms", Report.Percentile(outcomes.Select(outcome => outcome.Total), 0.95));
        report.Save("answers.md");
    }

    private static string Share(Outcome[] outcomes, Func<Outcome, bool> counts) =>
        $"{(double)outcomes.Count(counts) / outcomes.Length:P1}";

    private sealed record Outcome(
        bool Answerable,
        bool Found,
        bool Right,
        bool Cited,
        int Words,
        TimeSpan Answering,
        TimeSpan Total
    );
}
