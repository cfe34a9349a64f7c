namespace Chatbot.Knowledge.Evaluation.Questions;

/// <summary>How good the answers to a set of questions are. Shares are 0..1, and null when no question counts for them.</summary>
public sealed record AnswerScores
{
    /// <summary>The names under which a gate may ask for a measure.</summary>
    public static IReadOnlyList<string> Names { get; } =
    ["answer", "cited", "refused-answerable", "refused-unanswerable", "words-mean", "words-most", "latency-p50", "latency-p95"];

    /// <summary>Questions with an answer in the documents.</summary>
    public required int Answerable { get; init; }

    /// <summary>Questions without one.</summary>
    public required int Unanswerable { get; init; }

    /// <summary>Share of the answerable whose answer holds a right one.</summary>
    public required double? AnswerRight { get; init; }

    /// <summary>Share of the answerable that cite a document which holds the answer.</summary>
    public required double? EvidenceCited { get; init; }

    /// <summary>Share of the answerable that were refused: smaller is better.</summary>
    public required double? AnswerableRefused { get; init; }

    /// <summary>Share of the unanswerable that were refused.</summary>
    public required double? UnanswerableRefused { get; init; }

    /// <summary>Words of an answer that was given, on average.</summary>
    public required double MeanWords { get; init; }

    /// <summary>Words of the longest answer.</summary>
    public required int MostWords { get; init; }

    /// <summary>Half of the questions took at most so many milliseconds.</summary>
    public required double LatencyP50 { get; init; }

    /// <summary>95 of 100 questions took at most so many milliseconds.</summary>
    public required double LatencyP95 { get; init; }

    /// <summary>The scores of a set.</summary>
    public static AnswerScores Of(IReadOnlyCollection<AnsweredQuestion> answers)
    {
        AnsweredQuestion[] answerable = [.. answers.Where(one => one.Question.Answerable)];
        AnsweredQuestion[] unanswerable = [.. answers.Where(one => !one.Question.Answerable)];
        int[] words = [.. answers.Where(one => !one.Answer.Refused).Select(one => one.Words)];
        double[] latencies = [.. answers.Select(one => one.Latency.TotalMilliseconds).Order()];
        return new AnswerScores
        {
            Answerable = answerable.Length,
            Unanswerable = unanswerable.Length,
            AnswerRight = Share([.. answerable.Where(one => one.Question.Answers.Count > 0)], one => one.IsRight),
            EvidenceCited = Share([.. answerable.Where(one => one.Question.Evidence.Count > 0)], one => one.CitesEvidence),
            AnswerableRefused = Share(answerable, one => one.Answer.Refused),
            UnanswerableRefused = Share(unanswerable, one => one.Answer.Refused),
            MeanWords = words.Length == 0 ? 0 : words.Average(),
            MostWords = words.Length == 0 ? 0 : words.Max(),
            LatencyP50 = Percentile(latencies, 0.5),
            LatencyP95 = Percentile(latencies, 0.95),
        };
    }

    /// <summary>Every measure by the name under which a gate asks for it.</summary>
    public IReadOnlyDictionary<string, double> ByName()
    {
        var named = new Dictionary<string, double>(StringComparer.OrdinalIgnoreCase)
        {
            ["words-mean"] = MeanWords,
            ["words-most"] = MostWords,
            ["latency-p50"] = LatencyP50,
            ["latency-p95"] = LatencyP95,
        };
        Add(named, "answer", AnswerRight);
        Add(named, "cited", EvidenceCited);
        Add(named, "refused-answerable", AnswerableRefused);
        Add(named, "refused-unanswerable", UnanswerableRefused);
        return named;
    }

    private static void Add(Dictionary<string, double> named, string name, double? value)
    {
        if (value is { } known)
        {
            named[name] = known;
        }
    }

    private static double? Share(AnsweredQuestion[] answers, Func<AnsweredQuestion, bool> counts) =>
        answers.Length == 0 ? null : (double)answers.Count(counts) / answers.Length;

    private static double Percentile(double[] sorted, double share) =>
        sorted.Length == 0 ? 0 : sorted[(int)Math.Min(sorted.Length - 1, sorted.Length * share)];
}
