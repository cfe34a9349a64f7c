using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace Chatbot.Knowledge.Embeddings;

/// <summary>
/// Sentence embeddings by the Universal Sentence Encoder Lite (512-d, L2-normalised, English), computed in process. Only
/// the first 128 tokens of a text count. An empty text gives a zero vector. The model is loaded on first use. Thread-safe:
/// calls of few texts (questions) are computed exactly on a thread of their own and never wait for documents; calls of many
/// (documents) are computed in bytes where the settings say so, see <see cref="UseLiteOptions.QuantizeDocuments"/>.
/// </summary>
public sealed partial class UseLiteEmbeddingGenerator(UseLiteOptions settings) : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <summary>More characters than 128 tokens of the longest pieces can have.</summary>
    private const int MaxCharacters = 4096;
    private const int QueueLength = 256;

    private readonly Lazy<UseLiteTokenizer> tokenizer = new(() =>
        UseLiteTokenizer.Load(Path.Combine(settings.Directory, "vocab.json"))
    );
    private readonly Lazy<UseLiteModel> exact = new(() =>
        UseLiteModel.Load(settings.Directory, settings.IntraOpThreads, quantized: false)
    );
    private readonly Lazy<UseLiteModel> quick = new(() =>
        UseLiteModel.Load(settings.Directory, settings.DocumentThreads, quantized: true)
    );
    private readonly EmbeddingLane questions = new(QueueLength);
    private readonly EmbeddingLane documents = new(QueueLength);
    private readonly EmbeddingGeneratorMetadata metadata = new(
        "use-lite",
        defaultModelId: "universal-sentence-encoder-lite-1",
        defaultModelDimensions: UseLiteGraph.Dimensions
    );

    /// <summary>Length of the vectors.</summary>
    public static int Dimensions => UseLiteGraph.Dimensions;

    /// <inheritdoc />
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values,
        EmbeddingGenerationOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        string[] texts = [.. values];
        bool areFew = texts.Length <= settings.BatchSize;
        Lazy<UseLiteModel> model = areFew || !settings.QuantizeDocuments ? exact : quick;
        EmbeddingLane lane = areFew ? questions : documents;
        float[][] vectors = await lane.RunAsync(() => Embed(model.Value, texts, cancellationToken), cancellationToken);
        return new GeneratedEmbeddings<Embedding<float>>(vectors.Select(vector => new Embedding<float>(vector)));
    }

    /// <inheritdoc />
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(EmbeddingGeneratorMetadata) ? metadata
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    /// <inheritdoc />
    public void Dispose()
    {
        questions.Dispose();
        documents.Dispose();
        foreach (Lazy<UseLiteModel> model in (Lazy<UseLiteModel>[])[exact, quick])
        {
            if (model.IsValueCreated)
            {
                model.Value.Dispose();
            }
        }
    }

    private float[][] Embed(UseLiteModel model, string[] texts, CancellationToken cancellationToken)
    {
        int[][] sequences = [.. texts.Select(Encode)];
        var vectors = new float[texts.Length][];
        int[] byLength = [.. Enumerable.Range(0, texts.Length).OrderBy(i => sequences[i].Length)];
        foreach (int[] batch in byLength.Where(i => sequences[i].Length > 0).Chunk(settings.BatchSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            float[][] computed = model.Run([.. batch.Select(i => sequences[i])]);
            for (int i = 0; i < batch.Length; i++)
            {
                vectors[batch[i]] = computed[i];
            }
        }

        foreach (int i in byLength.Where(i => sequences[i].Length == 0))
        {
            vectors[i] = new float[UseLiteGraph.Dimensions];
        }

        return vectors;
    }

    private int[] Encode(string text)
    {
        string start = text.Length > MaxCharacters ? text[..MaxCharacters] : text;
        int[] ids = tokenizer.Value.Encode(WhiteSpace().Replace(start, " ").Trim());
        return ids.Length > UseLiteGraph.MaxTokens ? ids[..UseLiteGraph.MaxTokens] : ids;
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex WhiteSpace();
}
