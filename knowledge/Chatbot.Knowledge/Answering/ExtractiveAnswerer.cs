using System.Numerics.Tensors;
using Chatbot.Knowledge.Answering.Conflicts;
using Chatbot.Knowledge.Documents;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Chatbot.Knowledge.Answering;

/// <summary>
/// Answers a question by quoting the best sentences of the passages that a search found, or says that they hold no answer.
/// Deterministic and thread-safe; goes on by words alone when the embedding service fails.
/// </summary>
public sealed partial class ExtractiveAnswerer(
    IEmbeddingGenerator<string, Embedding<float>> embeddings,
    ILogger<ExtractiveAnswerer> logger
)
{
    /// <summary>Embedding is what costs time: only the best sentences by words are compared by meaning.</summary>
    private const int EmbeddedCandidates = 8;

    /// <summary>The usual similarity of a good sentence, where none could be computed.</summary>
    private const double UsualSimilarity = 0.43;
    private const int MaxTitleLength = 60;
    private const int MaxSentenceLength = 240;

    /// <summary>Confidence below which there is no answer.</summary>
    public double NeededConfidence { get; init; } = AnswerScore.NeededConfidence;

    /// <summary>The answer to a question from passages in the order of their rank.</summary>
    public Task<ExtractiveAnswer> AnswerAsync(
        string question,
        IReadOnlyList<Passage> passages,
        CancellationToken cancellationToken = default
    ) => AnswerAsync(question, passages, dateOf: null, cancellationToken);

    /// <summary>The same; of contradicting sources the newer one comes first when their dates are known.</summary>
    internal async Task<ExtractiveAnswer> AnswerAsync(
        string question,
        IReadOnlyList<Passage> passages,
        Func<Passage, CancellationToken, Task<DateTimeOffset?>>? dateOf,
        CancellationToken cancellationToken
    )
    {
        var parsed = Question.Parse(question);
        if (parsed.Terms.Count == 0 || passages.Count == 0)
        {
            return ExtractiveAnswer.NotFound;
        }

        var finder = new CandidateFinder(parsed, passages);
        IReadOnlyList<Candidate> candidates = finder.Find();
        if (candidates.Count == 0)
        {
            return ExtractiveAnswer.NotFound;
        }

        Candidate[] ranked = Rank(
            await CompareAsync(question, Rank(candidates, AnswerScore.ByWords), cancellationToken),
            AnswerScore.Of
        );
        double confidence = AnswerScore.Confidence(finder.EvidenceFor(ranked[0]));
        ExtractiveAnswer answer =
            confidence < NeededConfidence ? ExtractiveAnswer.NotFound
            : ConflictFinder.Find(parsed, ranked[0], ranked.Skip(1)) is { } other
                ? AnswerComposer.Compose(await OrderAsync(ranked[0], other, dateOf, cancellationToken), AnswerTexts.For(question))
            : AnswerComposer.Compose(ranked);
        return answer with { Confidence = confidence };
    }

    /// <summary>The newer of two contradicting sentences first, when both dates are known.</summary>
    private static async Task<AnswerConflict> OrderAsync(
        Candidate best,
        Candidate other,
        Func<Passage, CancellationToken, Task<DateTimeOffset?>>? dateOf,
        CancellationToken cancellationToken
    )
    {
        DateTimeOffset? bestDate = dateOf is null ? null : await dateOf(best.Passage, cancellationToken);
        DateTimeOffset? otherDate = dateOf is null ? null : await dateOf(other.Passage, cancellationToken);
        bool known = bestDate is not null && otherDate is not null && bestDate != otherDate;
        return known && otherDate > bestDate
            ? new AnswerConflict(other.Passage, other.Text, best.Passage, best.Text, FirstIsNewer: true)
            : new AnswerConflict(best.Passage, best.Text, other.Passage, other.Text, FirstIsNewer: known);
    }

    private static Candidate[] Rank(IEnumerable<Candidate> candidates, Func<Candidate, double> score) =>
        [
            .. candidates
                .Select(candidate => candidate with { Score = score(candidate) })
                .OrderByDescending(candidate => candidate.Score)
                .ThenBy(candidate => candidate.PassageRank)
                .ThenBy(candidate => candidate.Order),
        ];

    private static string Embedded(Candidate candidate) =>
        $"{Cut(candidate.Passage.Title, MaxTitleLength)}. {Cut(candidate.Text, MaxSentenceLength)}";

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];

    private async Task<Candidate[]> CompareAsync(string question, Candidate[] ranked, CancellationToken cancellationToken)
    {
        Candidate[] best = ranked[..Math.Min(EmbeddedCandidates, ranked.Length)];
        try
        {
            GeneratedEmbeddings<Embedding<float>> vectors = await embeddings.GenerateAsync(
                [question, .. best.Select(Embedded)],
                cancellationToken: cancellationToken
            );
            return
            [
                .. best.Select(
                    (candidate, index) =>
                        candidate with
                        {
                            Similarity = TensorPrimitives.CosineSimilarity(
                                vectors[0].Vector.Span,
                                vectors[index + 1].Vector.Span
                            ),
                        }
                ),
            ];
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogEmbeddingFailed(exception);
            return [.. best.Select(candidate => candidate with { Similarity = UsualSimilarity })];
        }
    }

    [LoggerMessage(
        EventId = 2201,
        Level = LogLevel.Warning,
        Message = "Sentences could not be embedded; the answer is chosen by words."
    )]
    private partial void LogEmbeddingFailed(Exception exception);
}
