using System.Numerics.Tensors;
using Chatbot.Knowledge.Answering.Support;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Language;
using Microsoft.Extensions.AI;

namespace Chatbot.Knowledge.Evaluation.Runs;

/// <summary>Judges by common words and by similarity of meaning: the same every time, and free.</summary>
public sealed class DeterministicJudge(IEmbeddingGenerator<string, Embedding<float>> embeddings, SupportChecker checker)
    : IAnswerJudge
{
    /// <inheritdoc />
    public string Version =>
        $"deterministic-2/{embeddings.GetService<EmbeddingGeneratorMetadata>()?.DefaultModelId ?? "unknown"}";

    /// <inheritdoc />
    public Task<double?> RateContextAsync(string question, string passage, CancellationToken cancellationToken) =>
        RateAsync(question, passage, cancellationToken);

    /// <inheritdoc />
    public Task<double?> RateAnswerAsync(string question, string answer, CancellationToken cancellationToken) =>
        RateAsync(question, answer, cancellationToken);

    /// <inheritdoc />
    public async Task<AnswerSentence?> CheckAsync(
        string sentence,
        IReadOnlyList<Passage> passages,
        CancellationToken cancellationToken
    ) => await checker.CheckSentenceAsync(sentence, passages, cancellationToken);

    /// <summary>
    /// The mean of the share of the question's content words that the text has, and of the similarity. A question of stop
    /// words has the similarity only.
    /// </summary>
    private async Task<double?> RateAsync(string question, string text, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return 0;
        }

        string[] asked =
        [
            .. Terms.Of(question).Where(term => !term.IsStopWord).Select(term => term.Stem).Distinct(StringComparer.Ordinal),
        ];
        var said = Terms.Of(text).Select(term => term.Stem).ToHashSet(StringComparer.Ordinal);
        GeneratedEmbeddings<Embedding<float>> vectors = await embeddings.GenerateAsync(
            [question, text],
            cancellationToken: cancellationToken
        );
        float cosine = TensorPrimitives.CosineSimilarity(vectors[0].Vector.Span, vectors[1].Vector.Span);
        double similarity = float.IsNaN(cosine) ? 0 : Math.Clamp(cosine, 0, 1);
        return asked.Length == 0 ? similarity : (((double)asked.Count(said.Contains) / asked.Length) + similarity) / 2;
    }
}
