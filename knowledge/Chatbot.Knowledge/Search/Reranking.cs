using Microsoft.Extensions.Logging;

namespace Chatbot.Knowledge.Search;

/// <summary>
/// Has a reranker read the best candidates. Its scores and the joint scores are both scaled to 0..1 over what was read, and
/// added by weight, so that a reranker refines the order and a weak one cannot throw it over. When it fails the order stays.
/// </summary>
internal sealed partial class Reranking(IEnumerable<IPassageReranker> rerankers, ILogger<Reranking> logger)
{
    private readonly IPassageReranker[] rerankers = [.. rerankers];

    /// <summary>Sets <see cref="Candidate.Reranked"/> and <see cref="Candidate.Score"/> of the first candidates.</summary>
    public async Task<IReadOnlyList<Candidate>> RerankAsync(
        string question,
        IReadOnlyList<Candidate> ranked,
        SearchOptions options,
        CancellationToken cancellationToken
    )
    {
        RerankerKind wanted = options.Reranker == RerankerKind.Auto ? RerankerKind.CrossEncoder : options.Reranker;
        if (ranked.Count < 2 || Array.Find(rerankers, one => one.Kind == wanted) is not { } reranker)
        {
            return ranked;
        }

        Candidate[] read = [.. ranked.Take(options.RerankDepth)];
        if (await ScoreAsync(reranker, question, read, cancellationToken) is not { } scores)
        {
            return ranked;
        }

        // What was read stays ahead of what was not.
        double floor = ranked.Count > read.Length ? ranked[read.Length].Score : 0;
        double[] joint = Scale([.. read.Select(one => one.Score)]);
        double[] judged = Scale([.. scores]);
        for (int i = 0; i < read.Length; i++)
        {
            read[i].Reranked = scores[i];
            read[i].Score = floor + (options.RerankWeight * judged[i]) + ((1 - options.RerankWeight) * joint[i]);
        }

        return
        [
            .. read.OrderByDescending(one => one.Score).ThenBy(one => one.Chunk.ChunkId, StringComparer.Ordinal),
            .. ranked.Skip(read.Length),
        ];
    }

    private async Task<IReadOnlyList<double>?> ScoreAsync(
        IPassageReranker reranker,
        string question,
        Candidate[] read,
        CancellationToken cancellationToken
    )
    {
        try
        {
            string[] texts =
            [
                .. read.Select(one => one.Chunk.Title.Length == 0 ? one.Chunk.Text : $"{one.Chunk.Title}. {one.Chunk.Text}"),
            ];
            IReadOnlyList<double>? scores = await reranker.ScoreAsync(question, texts, cancellationToken);
            return scores?.Count == read.Length && scores.All(double.IsFinite) ? scores : null;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(exception, reranker.Kind);
            return null;
        }
    }

    private static double[] Scale(double[] values)
    {
        double lowest = values.Min();
        double range = values.Max() - lowest;
        return [.. values.Select(value => range > 0 ? (value - lowest) / range : 1)];
    }

    [LoggerMessage(
        EventId = 2103,
        Level = LogLevel.Warning,
        Message = "The {Reranker} reranker failed; the order stays as it was."
    )]
    private partial void LogFailed(Exception exception, RerankerKind reranker);
}
