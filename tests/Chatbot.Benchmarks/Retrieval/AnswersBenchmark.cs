using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Chatbot.Knowledge.Answering;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Embeddings;
using Chatbot.Knowledge.Evaluation.Questions;
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
        EvidenceReference[] evidence = answerable
            ?
            [
                .. line.GetProperty("evidence")
                    .EnumerateArray()
                    .Select(one => new EvidenceReference(one.GetProperty("doc").GetString()!)),
            ]
            : [];
        return new Outcome(
            new AnsweredQuestion(
                new EvaluationQuestion
                {
                    Id = line.GetProperty("id").GetString()!,
                    Question = question,
                    Answerable = answerable,
                    Answers = answers,
                    Evidence = evidence,
                },
                new AnswerLine(
                    string.Empty,
                    answer.Text,
                    !answer.Found,
                    [.. answer.Citations.Select(passage => passage.DocumentId)],
                    answer.Confidence
                ),
                total
            ),
            total - searching
        );
    }

    private static void Write(List<Outcome> outcomes)
    {
        AnsweredQuestion[] answered = [.. outcomes.Select(outcome => outcome.Question)];
        AnswerScores scores = AnswerScores.Of(answered);
        var report = new Report("Quoted answers");
        report.Table($"qa-dev: {scores.Answerable} questions with an answer, {scores.Unanswerable} without", "measure", "result");
        report.Row("answer holds a right answer", Share(scores.AnswerRight));
        report.Row("evidence document cited", Share(scores.EvidenceCited));
        report.Row("refused although answerable", Share(scores.AnswerableRefused));
        report.Row("unanswerable and refused", Share(scores.UnanswerableRefused));
        report.Row("words of an answer, mean", $"{scores.MeanWords:0}");
        report.Row("words of an answer, most", scores.MostWords);
        report.Row("answering, p50 ms", Report.Percentile(outcomes.Select(outcome => outcome.Answering), 0.5));
        report.Row("answering, p95 ms", Report.Percentile(outcomes.Select(outcome => outcome.Answering), 0.95));
        report.Row("search and answering, p50 ms", Report.Percentile(answered.Select(one => one.Latency), 0.5));
        report.Row("search and answering, p95 ms", Report.Percentile(answered.Select(one => one.Latency), 0.95));
        report.Table("What another threshold would refuse", "refused below confidence", "answerable", "unanswerable");
        foreach (TradeOffPoint point in TradeOffPoint.Curve(answered))
        {
            report.Row($"{point.Threshold:0.000}", Share(point.AnswerableRefused), Share(point.UnanswerableRefused));
        }

        report.Add(
            "\nThe weights and thresholds behind these figures were chosen on these same development sets: expect less elsewhere."
        );
        report.Save("answers.md");
    }

    private static string Share(double? share) => string.Create(CultureInfo.InvariantCulture, $"{share:P1}");

    private sealed record Outcome(AnsweredQuestion Question, TimeSpan Answering);
}
