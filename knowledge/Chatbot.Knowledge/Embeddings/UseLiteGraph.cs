using System.Runtime.InteropServices;

namespace Chatbot.Knowledge.Embeddings;

/// <summary>
/// The Universal Sentence Encoder Lite as an ONNX model: token ids in (int64 [batch, tokens], -1 for padding),
/// L2-normalised embeddings out (float32 [batch, 512]).
/// </summary>
internal sealed class UseLiteGraph
{
    public const string InputName = "ids";
    public const string OutputName = "embedding";
    public const int MaxTokens = 128;
    public const int Dimensions = 512;

    private const int TokenWidth = 256;
    private const int Heads = 4;
    private const float LayerNormEpsilon = 1e-6f;

    /// <summary>Processors without byte dot products add pairs of products in 16 bits; with seven bits none overflows.</summary>
    private const float QuantizedSteps = 63f;
    private const string Folded = "module_apply_default/Encoder_en/KonaTransformer/Encode/";
    private const string Trained = "module/Encoder_en/KonaTransformer/Encode/";

    private readonly UseLiteWeights weights;
    private readonly bool quantized;
    private readonly OnnxGraphBuilder graph = new();
    private string tokenMask = string.Empty;
    private string attentionBias = string.Empty;

    private UseLiteGraph(UseLiteWeights weights, bool quantized)
    {
        this.weights = weights;
        this.quantized = quantized;
    }

    /// <summary>The model as bytes of an ONNX file.</summary>
    /// <param name="weights">The weights of the package.</param>
    /// <param name="quantized">
    /// Whether the matrices are multiplied in bytes (weights of seven bits a component and a scale a column, inputs scaled
    /// as they come): two to three times as fast, with a cosine to the exact vector above 0.99.
    /// </param>
    public static byte[] Build(UseLiteWeights weights, bool quantized = false) => new UseLiteGraph(weights, quantized).Build();

    private byte[] Build()
    {
        graph.Input(InputName, "batch", "tokens");
        graph.Output(OutputName, "batch", $"{Dimensions}");
        BuildMasks();
        string x = EmbedTokens();
        x = TransformerLayer(x, 0, TokenWidth);
        x = TransformerLayer(x, 1, Dimensions);
        graph.Rename(Pool(x), OutputName);
        return graph.Build();
    }

    private void BuildMasks()
    {
        string real = graph.Apply("Greater", InputName, graph.IntegerScalar(-1));
        string mask = graph.Apply("Cast", [real], OnnxGraphBuilder.Integer("to", 1));
        tokenMask = graph.Apply("Unsqueeze", mask, graph.Integers(2));
        string padding = graph.Apply("Sub", graph.Scalar(1f), mask);
        string bias = graph.Apply("Mul", padding, graph.Scalar(-1e9f));
        attentionBias = graph.Apply("Unsqueeze", bias, graph.Integers(1, 2));
    }

    private string EmbedTokens()
    {
        string ids = graph.Apply("Max", InputName, graph.IntegerScalar(0));
        string tokens = graph.Apply("Gather", Weight("module/Embeddings_en"), ids);
        string length = graph.Apply("Slice", graph.Apply("Shape", InputName), graph.Integers(1), graph.Integers(2));
        string timing = graph.Apply(
            "Slice",
            graph.Floats(TimingSignal(), MaxTokens, TokenWidth),
            graph.Integers(0),
            length,
            graph.Integers(0)
        );
        string doubled = graph.Apply("Mul", tokens, graph.Scalar(2f));
        return graph.Apply("Mul", graph.Apply("Add", doubled, timing), tokenMask);
    }

    /// <summary>Sines in the first half, cosines in the second.</summary>
    private float[] TimingSignal()
    {
        ReadOnlySpan<float> rates = Values($"{Folded}TransformerStack/Layer_0/AddTimingSignal/TimingSignal/ExpandDims_1");
        var signal = new float[MaxTokens * TokenWidth];
        for (int position = 0; position < MaxTokens; position++)
        {
            for (int i = 0; i < rates.Length; i++)
            {
                float angle = position * rates[i];
                signal[(position * TokenWidth) + i] = MathF.Sin(angle);
                signal[(position * TokenWidth) + rates.Length + i] = MathF.Cos(angle);
            }
        }

        return signal;
    }

    private string TransformerLayer(string x, int layer, int width)
    {
        string scope = $"{Folded}Layer_{layer}/TransformerLayer/";
        string attended = Attention(LayerNorm(x, $"{scope}layer_prepostprocess/layer_norm/"), layer, width);
        string residual = width == Dimensions ? x : ProjectResidual(x, scope);
        x = graph.Apply("Add", attended, residual);

        string stack = $"{Folded}TransformerStack/Layer_{layer}/TransformerLayer/FFN/";
        string h = LayerNorm(x, $"{scope}FFN/layer_prepostprocess/layer_norm/");
        h = Dense(h, KernelOf($"{stack}conv1/Tensordot/Reshape_1"), Weight($"{scope}FFN/conv1/bias/ConcatPartitions/concat"));
        h = graph.Apply("Relu", h);
        h = Dense(h, KernelOf($"{stack}conv2/Tensordot/Reshape_1"), Weight($"{scope}FFN/conv2/bias/ConcatPartitions/concat"));
        return graph.Apply("Add", graph.Apply("Mul", h, tokenMask), x);
    }

    private string ProjectResidual(string x, string scope)
    {
        string[] kernel = KernelOf($"{scope}dense/kernel/ConcatPartitions/concat");
        string bias = Weight($"{scope}dense/bias/ConcatPartitions/concat");
        return graph.Apply("Mul", Dense(x, kernel, bias), tokenMask);
    }

    private string Attention(string x, int layer, int width)
    {
        string kernels = $"{Trained}Layer_{layer}/TransformerLayer/MultiheadAttention/";
        string biases = $"{Folded}Layer_{layer}/TransformerLayer/MultiheadAttention/";
        string projected = Dense(
            x,
            Kernel(ScaledQueries($"{kernels}qkv_transform_single/kernel/part_0", width, width), width),
            graph.Floats(ScaledQueries($"{biases}qkv_transform_single/bias/ConcatPartitions/concat", 1, width), 3 * width)
        );
        string[] parts = graph.Split(projected, 3);
        int headSize = width / Heads;
        string queries = SplitHeads(parts[0], headSize, 0, 2, 1, 3);
        string keys = SplitHeads(parts[1], headSize, 0, 2, 3, 1);
        string values = SplitHeads(parts[2], headSize, 0, 2, 1, 3);
        string logits = graph.Apply("Add", graph.Apply("MatMul", queries, keys), attentionBias);
        string attention = graph.Apply("Softmax", [logits], OnnxGraphBuilder.Axis(-1));
        string mixed = graph.Apply("MatMul", attention, values);
        mixed = graph.Apply("Transpose", [mixed], OnnxGraphBuilder.Permutation(0, 2, 1, 3));
        mixed = graph.Apply("Reshape", mixed, graph.Integers(0, 0, width));
        return Dense(
            mixed,
            Kernel(Values($"{kernels}output_transform_single/kernel/part_0"), width),
            Weight($"{biases}output_transform_single/bias/ConcatPartitions/concat")
        );
    }

    /// <summary>The scale of the dot products, folded into the query columns.</summary>
    private float[] ScaledQueries(string name, int rows, int width)
    {
        float scale = 1f / MathF.Sqrt(width / Heads);
        float[] values = Values(name).ToArray();
        int columns = 3 * width;
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < width; column++)
            {
                values[(row * columns) + column] *= scale;
            }
        }

        return values;
    }

    private string SplitHeads(string x, int headSize, params long[] order)
    {
        string heads = graph.Apply("Reshape", x, graph.Integers(0, 0, Heads, headSize));
        return graph.Apply("Transpose", [heads], OnnxGraphBuilder.Permutation(order));
    }

    private string LayerNorm(string x, string scope) =>
        graph.Apply(
            "LayerNormalization",
            [
                x,
                Weight($"{scope}layer_norm_scale/ConcatPartitions/concat"),
                Weight($"{scope}layer_norm_bias/ConcatPartitions/concat"),
            ],
            OnnxGraphBuilder.Axis(-1),
            OnnxGraphBuilder.Real("epsilon", LayerNormEpsilon)
        );

    private string Dense(string x, string[] kernel, string bias) =>
        kernel.Length == 1
            ? graph.Apply("Add", graph.Apply("MatMul", x, kernel[0]), bias)
            : graph.ApplyRuntime("DynamicQuantizeMatMul", x, kernel[0], kernel[1], kernel[2], bias);

    private string[] KernelOf(string name)
    {
        ReadOnlySpan<float> values = Values(name);
        long[] shape = weights[name].Shape;
        return Kernel(values, values.Length / (int)shape[^1]);
    }

    /// <summary>A matrix: its name alone, or quantized with the names of its scales and zero points.</summary>
    private string[] Kernel(ReadOnlySpan<float> values, int rows)
    {
        int columns = values.Length / rows;
        if (!quantized)
        {
            return [graph.Floats(values, rows, columns)];
        }

        var scales = new float[columns];
        for (int i = 0; i < values.Length; i++)
        {
            scales[i % columns] = MathF.Max(scales[i % columns], MathF.Abs(values[i]) / QuantizedSteps);
        }

        var steps = new sbyte[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            float scale = scales[i % columns];
            steps[i] = scale > 0 ? (sbyte)MathF.Round(values[i] / scale) : (sbyte)0;
        }

        return [graph.Bytes(steps, rows, columns), graph.Floats(scales, columns), graph.Bytes(new sbyte[columns], columns)];
    }

    private string Pool(string x)
    {
        string sum = graph.Apply(
            "ReduceSum",
            [graph.Apply("Mul", x, tokenMask), graph.Integers(1)],
            OnnxGraphBuilder.Integer("keepdims", 0)
        );
        string count = graph.Apply("ReduceSum", [tokenMask, graph.Integers(1)], OnnxGraphBuilder.Integer("keepdims", 0));
        string mean = graph.Apply("Div", sum, graph.Apply("Max", count, graph.Scalar(1f)));
        const string Hidden = "module/Encoder_en/hidden_layers/tanh_layer_0/";
        string y = graph.Apply("Tanh", Dense(mean, [Weight($"{Hidden}weights")], Weight($"{Hidden}bias")));
        string squares = graph.Apply("ReduceSum", graph.Apply("Mul", y, y), graph.Integers(1));
        return graph.Apply("Div", y, graph.Apply("Sqrt", graph.Apply("Max", squares, graph.Scalar(1e-12f))));
    }

    private string Weight(string name, params long[] shape)
    {
        UseLiteWeight weight = weights[name];
        return graph.Floats(weights.Raw(weight), shape.Length == 0 ? weight.Shape : shape);
    }

    private ReadOnlySpan<float> Values(string name) => MemoryMarshal.Cast<byte, float>(weights.Raw(weights[name]).Span);
}
