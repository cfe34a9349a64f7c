using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.Tokenizers;

namespace Chatbot.Knowledge.Search.Rerankers;

/// <summary>
/// A cross-encoder of the BERT family from a folder: <c>model.onnx</c> (or <c>onnx/model.onnx</c>) and <c>vocab.txt</c>, with one
/// score a pair, such as the MS MARCO MiniLM models. Loaded on first use. Thread-safe.
/// </summary>
internal sealed class OnnxCrossEncoder(string folder) : IPassageReranker, IDisposable
{
    private const int LongestPair = 512;
    private const int LongestQuestion = 96;
    private const int SpecialTokens = 3;
    private const int BatchSize = 8;

    private readonly Lazy<BertTokenizer> tokenizer = new(() => BertTokenizer.Create(Path.Combine(folder, "vocab.txt")));
    private readonly Lazy<InferenceSession> session = new(() => new InferenceSession(ModelIn(folder)));

    public RerankerKind Kind => RerankerKind.CrossEncoder;

    /// <summary>What is missing in a folder, or null when it can be used.</summary>
    public static string? Missing(string folder) =>
        !File.Exists(ModelIn(folder)) ? "model.onnx"
        : !File.Exists(Path.Combine(folder, "vocab.txt")) ? "vocab.txt"
        : null;

    public Task<IReadOnlyList<double>?> ScoreAsync(
        string question,
        IReadOnlyList<string> texts,
        CancellationToken cancellationToken = default
    )
    {
        long[] asked =
        [
            .. tokenizer.Value.EncodeToIds(question, addSpecialTokens: false).Take(LongestQuestion).Select(id => (long)id),
        ];
        (int Index, long[] Tokens)[] pairs =
        [
            .. texts.Select((text, i) => (i, Pair(asked, text))).OrderBy(pair => pair.Item2.Length),
        ];
        var scores = new double[texts.Count];
        foreach ((int Index, long[] Tokens)[] batch in pairs.Chunk(BatchSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            float[] computed = Run([.. batch.Select(pair => pair.Tokens)], asked.Length + 2);
            for (int i = 0; i < batch.Length; i++)
            {
                scores[batch[i].Index] = computed[i];
            }
        }

        return Task.FromResult<IReadOnlyList<double>?>(scores);
    }

    public void Dispose()
    {
        if (session.IsValueCreated)
        {
            session.Value.Dispose();
        }
    }

    private static string ModelIn(string folder)
    {
        string inner = Path.Combine(folder, "onnx", "model.onnx");
        return File.Exists(inner) ? inner : Path.Combine(folder, "model.onnx");
    }

    private long[] Pair(long[] asked, string text)
    {
        BertTokenizer tokens = tokenizer.Value;
        IEnumerable<long> read = tokens
            .EncodeToIds(text, addSpecialTokens: false)
            .Take(LongestPair - SpecialTokens - asked.Length)
            .Select(id => (long)id);
        return [tokens.ClassificationTokenId, .. asked, tokens.SeparatorTokenId, .. read, tokens.SeparatorTokenId];
    }

    /// <summary>The first output of each pair; shorter pairs are filled up and masked.</summary>
    private float[] Run(long[][] batch, int question)
    {
        int width = batch.Max(tokens => tokens.Length);
        var ids = new long[batch.Length * width];
        var mask = new long[ids.Length];
        var types = new long[ids.Length];
        Array.Fill(ids, tokenizer.Value.PaddingTokenId);
        for (int row = 0; row < batch.Length; row++)
        {
            batch[row].CopyTo(ids, row * width);
            mask.AsSpan(row * width, batch[row].Length).Fill(1);
            types.AsSpan((row * width) + question, batch[row].Length - question).Fill(1);
        }

        var inputs = new Dictionary<string, OrtValue>(StringComparer.Ordinal);
        try
        {
            foreach (string name in session.Value.InputMetadata.Keys)
            {
                long[] values =
                    name.Contains("mask", StringComparison.Ordinal) ? mask
                    : name.Contains("type", StringComparison.Ordinal) ? types
                    : ids;
                inputs[name] = OrtValue.CreateTensorValueFromMemory(values, [batch.Length, width]);
            }

            using var run = new RunOptions();
            using IDisposableReadOnlyCollection<OrtValue> outputs = session.Value.Run(run, inputs, session.Value.OutputNames);
            ReadOnlySpan<float> logits = outputs[0].GetTensorDataAsSpan<float>();
            int columns = logits.Length / batch.Length;
            var scores = new float[batch.Length];
            for (int row = 0; row < scores.Length; row++)
            {
                // Two columns are "no" and "yes"; one is the score itself.
                scores[row] = columns == 2 ? logits[(row * 2) + 1] - logits[row * 2] : logits[row * columns];
            }

            return scores;
        }
        finally
        {
            foreach (OrtValue input in inputs.Values)
            {
                input.Dispose();
            }
        }
    }
}
