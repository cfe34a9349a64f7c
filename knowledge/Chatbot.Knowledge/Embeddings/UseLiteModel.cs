using System.Runtime.CompilerServices;
using Microsoft.ML.OnnxRuntime;

namespace Chatbot.Knowledge.Embeddings;

/// <summary>The loaded model: token ids in, L2-normalised 512-d vectors out. Thread-safe.</summary>
internal sealed class UseLiteModel : IDisposable
{
    private static readonly string[] OutputNames = [UseLiteGraph.OutputName];

    private readonly InferenceSession session;
    private readonly RunOptions runOptions = new();

    private UseLiteModel(InferenceSession session) => this.session = session;

    /// <summary>Builds the model from its package; the caller disposes it.</summary>
    /// <param name="directory">Folder of the model's files.</param>
    /// <param name="intraOpThreads">Threads one computation may use.</param>
    /// <param name="quantized">Whether matrices are multiplied in bytes; see <see cref="UseLiteGraph"/>.</param>
    public static UseLiteModel Load(string directory, int intraOpThreads, bool quantized)
    {
        if (!File.Exists(Path.Combine(directory, "model.json")))
        {
            throw new FileNotFoundException(
                $"The embedding model is missing: {directory} holds no model.json. Build again with Node.js on the PATH, or set the model directory."
            );
        }

        using var options = new SessionOptions
        {
            IntraOpNumThreads = intraOpThreads,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            // The arena keeps the largest batch's buffers for good; batches differ too much for that.
            EnableCpuMemArena = false,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_WARNING,
        };
        // Idle threads would spin on a core that turns need.
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        InferenceSession session = OpenSession(directory, quantized, options);
        // The runtime has its own copy of the weights: give back the two that building it took, some 60 MB, once.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return new UseLiteModel(session);
    }

    /// <summary>One vector for each sequence; a sequence has 1 to 128 ids.</summary>
    public float[][] Run(IReadOnlyList<int[]> sequences)
    {
        int width = sequences.Max(ids => ids.Length);
        var padded = new long[sequences.Count * width];
        Array.Fill(padded, -1);
        for (int row = 0; row < sequences.Count; row++)
        {
            for (int i = 0; i < sequences[row].Length; i++)
            {
                padded[(row * width) + i] = sequences[row][i];
            }
        }

        using OrtValue input = OrtValue.CreateTensorValueFromMemory(padded, [sequences.Count, width]);
        using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(
            runOptions,
            [UseLiteGraph.InputName],
            [input],
            OutputNames
        );
        ReadOnlySpan<float> values = outputs[0].GetTensorDataAsSpan<float>();
        var vectors = new float[sequences.Count][];
        for (int row = 0; row < vectors.Length; row++)
        {
            vectors[row] = values.Slice(row * UseLiteGraph.Dimensions, UseLiteGraph.Dimensions).ToArray();
        }

        return vectors;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static InferenceSession OpenSession(string directory, bool quantized, SessionOptions options) =>
        new(UseLiteGraph.Build(UseLiteWeights.Load(directory), quantized), options);

    public void Dispose()
    {
        session.Dispose();
        runOptions.Dispose();
    }
}
