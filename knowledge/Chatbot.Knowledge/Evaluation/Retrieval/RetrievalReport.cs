namespace Chatbot.Knowledge.Evaluation.Retrieval;

/// <summary>What an evaluation of retrieval measured.</summary>
public sealed record RetrievalReport
{
    /// <summary>Number of documents that were handed in.</summary>
    public required int Documents { get; init; }

    /// <summary>Documents that did not become searchable.</summary>
    public required int Failed { get; init; }

    /// <summary>Number of queries that were asked.</summary>
    public required int Queries { get; init; }

    /// <summary>Number of queries with a relevant document.</summary>
    public required int Judged { get; init; }

    /// <summary>The measures over the judged queries, or null without judgements.</summary>
    public RankingScores? Scores { get; init; }

    /// <summary>From the first document handed in to the last one searchable, in seconds.</summary>
    public required double IndexSeconds { get; init; }

    /// <summary>Half of the searches for 8 passages took at most this long, in milliseconds.</summary>
    public required double P50Milliseconds { get; init; }

    /// <summary>19 of 20 searches for 8 passages took at most this long, in milliseconds.</summary>
    public required double P95Milliseconds { get; init; }

    /// <summary>Largest memory of this process so far, in MiB.</summary>
    public required long PeakMemoryMegabytes { get; init; }
}
