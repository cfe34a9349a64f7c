using System.Numerics.Tensors;
using Microsoft.Extensions.AI;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.Tokenizers;

namespace Chatbot.Knowledge.Embeddings;

/// <summary>
/// Sentence embeddings by a model of the BERT family from a folder, L2-normalised; see <see cref="EmbeddingOptions.ModelFolder"/>.
/// Loaded on first use. Thread-safe: questions and documents have one thread each, so that questions never wait for documents.
/// </summary>
public sealed class OnnxEmbeddingGenerator : IEmbeddingGenerator<string, Embedding<float>>
{
    private const int QueueLength = 256;
    private const int CharactersPerToken = 32;

    private readonly EmbeddingOptions settings;
    private readonly SentenceModelFolder folder;
    private readonly Lazy<BertTokenizer> tokenizer;
    private readonly Lazy<InferenceSession> session;
    private readonly EmbeddingLane questions = new(QueueLength);
    private readonly EmbeddingLane documents = new(QueueLength);

    /// <summary>A generator for the model in the folder that the settings name.</summary>
    /// <exception cref="FileNotFoundException">The folder lacks a file that it must have.</exception>
    public OnnxEmbeddingGenerator(EmbeddingOptions settings)
    {
        this.settings = settings;
        folder = SentenceModelFolder.Read(settings.ModelFolder ?? string.Empty);
        tokenizer = new Lazy<BertTokenizer>(() =>
            BertTokenizer.Create(folder.VocabularyPath, new BertOptions { LowerCaseBeforeTokenization = folder.LowerCase })
        );
        session = new Lazy<InferenceSession>(Open);
    }

    /// <inheritdoc />
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values,
        EmbeddingGenerationOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        bool isQuestion = EmbeddingPurpose.IsQuestion(options);
        string prefix = isQuestion ? folder.QuestionPrefix : folder.DocumentPrefix;
        string[] texts = [.. values.Select(text => string.IsNullOrWhiteSpace(text) ? string.Empty : prefix + text)];
        EmbeddingLane lane = isQuestion ? questions : documents;
        float[][] vectors = await lane.RunAsync(() => Embed(texts, cancellationToken), cancellationToken);
        return new GeneratedEmbeddings<Embedding<float>>(vectors.Select(vector => new Embedding<float>(vector)));
    }

    /// <inheritdoc />
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(EmbeddingGeneratorMetadata) ? new EmbeddingGeneratorMetadata("onnx", defaultModelId: folder.Name)
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    /// <inheritdoc />
    public void Dispose()
    {
        questions.Dispose();
        documents.Dispose();
        if (session.IsValueCreated)
        {
            session.Value.Dispose();
        }
    }

    private InferenceSession Open()
    {
        using var options = new SessionOptions
        {
            IntraOpNumThreads = settings.Threads,
            EnableCpuMemArena = false,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_WARNING,
        };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        return new InferenceSession(folder.ModelPath, options);
    }

    private float[][] Embed(string[] texts, CancellationToken cancellationToken)
    {
        long[][] sequences = [.. texts.Select(Encode)];
        var vectors = new float[texts.Length][];
        int[] byLength = [.. Enumerable.Range(0, texts.Length).OrderBy(i => sequences[i].Length)];
        foreach (int[] batch in byLength.Chunk(settings.BatchSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            float[][] computed = Run([.. batch.Select(i => sequences[i])]);
            for (int i = 0; i < batch.Length; i++)
            {
                vectors[batch[i]] = texts[batch[i]].Length == 0 ? new float[computed[i].Length] : Normalize(computed[i]);
            }
        }

        return vectors;
    }

    private long[] Encode(string text)
    {
        int longest = folder.MaxTokens * CharactersPerToken;
        IReadOnlyList<int> ids = tokenizer.Value.EncodeToIds(
            text.Length > longest ? text[..longest] : text,
            addSpecialTokens: false
        );
        return
        [
            tokenizer.Value.ClassificationTokenId,
            .. ids.Take(folder.MaxTokens - 2).Select(id => (long)id),
            tokenizer.Value.SeparatorTokenId,
        ];
    }

    private float[][] Run(long[][] sequences)
    {
        int width = sequences.Max(ids => ids.Length);
        var ids = new long[sequences.Length * width];
        var mask = new long[ids.Length];
        Array.Fill(ids, tokenizer.Value.PaddingTokenId);
        for (int row = 0; row < sequences.Length; row++)
        {
            sequences[row].CopyTo(ids, row * width);
            mask.AsSpan(row * width, sequences[row].Length).Fill(1);
        }

        var inputs = new Dictionary<string, OrtValue>(StringComparer.Ordinal);
        try
        {
            foreach (string name in session.Value.InputMetadata.Keys)
            {
                long[] values =
                    name.Contains("mask", StringComparison.Ordinal) ? mask
                    : name.Contains("type", StringComparison.Ordinal) ? new long[ids.Length]
                    : ids;
                inputs[name] = OrtValue.CreateTensorValueFromMemory(values, [sequences.Length, width]);
            }

            using var run = new RunOptions();
            using IDisposableReadOnlyCollection<OrtValue> outputs = session.Value.Run(run, inputs, [OutputName()]);
            return Pool(outputs[0], sequences);
        }
        finally
        {
            foreach (OrtValue input in inputs.Values)
            {
                input.Dispose();
            }
        }
    }

    /// <summary>The output that is the sentence's vector already, or the first one, which holds the tokens'.</summary>
    private string OutputName() =>
        session.Value.OutputNames.FirstOrDefault(name => name == "sentence_embedding") ?? session.Value.OutputNames[0];

    private float[][] Pool(OrtValue output, long[][] sequences)
    {
        long[] shape = output.GetTensorTypeAndShape().Shape;
        ReadOnlySpan<float> values = output.GetTensorDataAsSpan<float>();
        int dimensions = (int)shape[^1];
        int row = values.Length / sequences.Length;
        var vectors = new float[sequences.Length][];
        for (int i = 0; i < vectors.Length; i++)
        {
            int tokens = shape.Length == 2 || folder.UsesFirstToken ? 1 : sequences[i].Length;
            vectors[i] = new float[dimensions];
            for (int token = 0; token < tokens; token++)
            {
                TensorPrimitives.Add(vectors[i], values.Slice((i * row) + (token * dimensions), dimensions), vectors[i]);
            }
        }

        return vectors;
    }

    private static float[] Normalize(float[] vector)
    {
        float norm = TensorPrimitives.Norm<float>(vector);
        if (norm > 0)
        {
            TensorPrimitives.Divide(vector, norm, vector);
        }

        return vector;
    }
}
