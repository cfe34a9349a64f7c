using System.Numerics.Tensors;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Language;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Chatbot.Knowledge.Answering.Support;

/// <summary>
/// Tells whether passages say what a sentence says: by common words, numbers, names, opposites and negation, by meaning when
/// the words differ, and by a language model when there is one. Thread-safe.
/// </summary>
public sealed partial class SupportChecker(
    IEmbeddingGenerator<string, Embedding<float>> embeddings,
    ILogger<SupportChecker> logger,
    IChatClient? model = null
)
{
    /// <summary>A passage that has so many of the words says it.</summary>
    private const double EnoughCoverage = 0.6;

    /// <summary>With so few common words it is something else, however near it sounds.</summary>
    private const double LeastCoverage = 0.3;

    /// <summary>Cosine similarity from which other words say the same.</summary>
    private const double EnoughSimilarity = 0.6;
    private const int MostWindows = 16;

    /// <summary>Every sentence of an answer with marks <c>[n]</c>, held against the n-th passages.</summary>
    public async Task<IReadOnlyList<AnswerSentence>> CheckAsync(
        string answer,
        IReadOnlyList<Passage> citations,
        CancellationToken cancellationToken = default
    )
    {
        var sentences = new List<AnswerSentence>();
        foreach (MarkedSentence sentence in MarkedSentence.Split(answer).Where(sentence => sentence.IsStatement))
        {
            sentences.Add(await CheckAsync(sentence, citations, cancellationToken));
        }

        return sentences;
    }

    /// <summary>One sentence, held against passages; without passages it is not supported.</summary>
    public async Task<AnswerSentence> CheckSentenceAsync(
        string sentence,
        IReadOnlyList<Passage> sources,
        CancellationToken cancellationToken = default
    )
    {
        if (sources.Count == 0)
        {
            return new AnswerSentence(sentence, IsSupported: false, 0, "It cites no source.");
        }

        if (model is not null && await SupportJudge.AskAsync(model, sentence, sources, logger, cancellationToken) is { } judged)
        {
            return judged;
        }

        AnswerSentence? best = null;
        foreach (Passage source in sources)
        {
            AnswerSentence one = await CheckAsync(sentence, source, cancellationToken);
            best = best is null || (one.IsSupported && !best.IsSupported) || one.Score > best.Score ? one : best;
            if (one.IsSupported)
            {
                return one;
            }
        }

        return best!;
    }

    internal Task<AnswerSentence> CheckAsync(
        MarkedSentence sentence,
        IReadOnlyList<Passage> citations,
        CancellationToken cancellationToken
    ) =>
        CheckSentenceAsync(
            sentence.Text,
            [.. sentence.Marks.Where(mark => mark >= 1 && mark <= citations.Count).Select(mark => citations[mark - 1])],
            cancellationToken
        );

    private async Task<AnswerSentence> CheckAsync(string sentence, Passage source, CancellationToken cancellationToken)
    {
        (double coverage, string? against) = LexicalSupport.Check(sentence, source);
        if (against is not null || coverage >= EnoughCoverage)
        {
            return new AnswerSentence(sentence, against is null, coverage, against);
        }

        double similarity = coverage < LeastCoverage ? 0 : await CompareAsync(sentence, source, cancellationToken);
        bool supported = similarity >= EnoughSimilarity;
        return new AnswerSentence(
            sentence,
            supported,
            Math.Max(coverage, similarity),
            supported ? null : "The source does not say this."
        );
    }

    private async Task<double> CompareAsync(string sentence, Passage source, CancellationToken cancellationToken)
    {
        string[] windows =
        [
            .. SentenceSplitter
                .Split(source.Text)
                .Select(range => source.Text[range])
                .Where(text => text.Contains(' ', StringComparison.Ordinal))
                .Take(MostWindows),
        ];
        if (windows.Length == 0)
        {
            return 0;
        }

        try
        {
            GeneratedEmbeddings<Embedding<float>> vectors = await embeddings.GenerateAsync(
                [sentence, .. windows],
                cancellationToken: cancellationToken
            );
            return vectors.Skip(1).Max(vector => TensorPrimitives.CosineSimilarity(vectors[0].Vector.Span, vector.Vector.Span));
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogEmbeddingFailed(exception);
            return 0;
        }
    }

    [LoggerMessage(
        EventId = 2202,
        Level = LogLevel.Warning,
        Message = "A sentence could not be embedded; it is checked by words."
    )]
    private partial void LogEmbeddingFailed(Exception exception);
}
