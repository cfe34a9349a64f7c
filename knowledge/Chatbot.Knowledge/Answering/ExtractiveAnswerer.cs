using System.Numerics.Tensors;
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
    /// <summary>
    /// Embedding is what costs time: the best sentences by words are compared by meaning only when the first of them shares
    /// few words with the question, or when the search did not compare its passage.
    /// </summary>
    private const int EmbeddedCandidates = 3;
    private const double EnoughCoverage = 0.3;

    /// <summary>The usual similarity of a good sentence, where none could be computed.</summary>
    private const double UsualSimilarity = 0.43;
    private const int MaxTitleLength = 60;
    private const int MaxSentenceLength = 240;

    /// <summary>The answer to a question from passages in the order of their rank.</summary>
    public async Task<ExtractiveAnswer> AnswerAsync(
        string question,
        IReadOnlyList<Passage> passages,
        CancellationToken cancellationToken = default
    )
    {
        var parsed = Question.Parse(question);
        if (parsed.Terms.Count == 0 || passages.Count == 0)
        {
            return ExtractiveAnswer.NotFound;
        }

        IReadOnlyList<Candidate> candidates = CandidateFinder.Find(parsed, passages);
        if (candidates.Count == 0)
        {
            return ExtractiveAnswer.NotFound;
        }

        double bestPassage = passages.Max(passage => passage.Score);
        Candidate[] ranked = Rank(candidates, bestPassage);
        if (ranked[0].OwnCoverage < EnoughCoverage || ranked[0].Passage.VectorScore is null)
        {
            ranked = Rank(await CompareAsync(question, ranked, cancellationToken), bestPassage);
        }

        double confidence = AnswerScore.Confidence(ranked[0]);
        return (confidence < AnswerScore.NeededConfidence ? ExtractiveAnswer.NotFound : AnswerComposer.Compose(ranked)) with
        {
            Confidence = confidence,
        };
    }

    private static Candidate[] Rank(IReadOnlyList<Candidate> candidates, double bestPassage) =>
        [
            .. candidates
                .Select(candidate => candidate with { Score = AnswerScore.Of(candidate, bestPassage) })
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
