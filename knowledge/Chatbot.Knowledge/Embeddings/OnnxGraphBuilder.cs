using System.Globalization;
using System.Runtime.InteropServices;
using Chatbot.Knowledge.Embeddings.Onnx;
using Google.Protobuf;

namespace Chatbot.Knowledge.Embeddings;

/// <summary>Writes an ONNX graph operator by operator; each call returns the name of its output.</summary>
internal sealed class OnnxGraphBuilder
{
    private const int Float = 1;
    private const int Int8 = 3;
    private const int Int64 = 7;
    private const int IrVersion = 8;
    private const int OperatorSet = 17;

    /// <summary>The domain of ONNX Runtime's own operators.</summary>
    private const string RuntimeDomain = "com.microsoft";

    private readonly GraphProto graph = new() { Name = "graph" };
    private int names;

    public void Input(string name, params string[] dimensions) => graph.Input.Add(Value(name, Int64, dimensions));

    public void Output(string name, params string[] dimensions) => graph.Output.Add(Value(name, Float, dimensions));

    public string Floats(ReadOnlyMemory<byte> raw, params long[] shape) => Constant(Float, raw, shape);

    public string Floats(ReadOnlySpan<float> values, params long[] shape) =>
        Constant(Float, MemoryMarshal.AsBytes(values).ToArray(), shape);

    public string Bytes(ReadOnlySpan<sbyte> values, params long[] shape) =>
        Constant(Int8, MemoryMarshal.AsBytes(values).ToArray(), shape);

    public string Scalar(float value) => Floats([value]);

    public string Integers(params long[] values) =>
        Constant(Int64, MemoryMarshal.AsBytes(values.AsSpan()).ToArray(), values.Length);

    public string IntegerScalar(long value) => Constant(Int64, BitConverter.GetBytes(value));

    public string Apply(string operatorName, params string[] inputs) => Apply(operatorName, inputs, []);

    public string Apply(string operatorName, string[] inputs, params AttributeProto[] attributes)
    {
        string output = NextName();
        Add(operatorName, inputs, [output], attributes);
        return output;
    }

    /// <summary>An operator of ONNX Runtime that is not in the standard.</summary>
    public string ApplyRuntime(string operatorName, params string[] inputs)
    {
        string output = NextName();
        Add(operatorName, inputs, [output], [], RuntimeDomain);
        return output;
    }

    public string[] Split(string input, int parts)
    {
        string[] outputs = [.. Enumerable.Range(0, parts).Select(_ => NextName())];
        Add("Split", [input], outputs, [Axis(-1)]);
        return outputs;
    }

    public void Rename(string input, string output) => Add("Identity", [input], [output], []);

    public static AttributeProto Axis(long axis) => Integer("axis", axis);

    public static AttributeProto Integer(string name, long value) =>
        new()
        {
            Name = name,
            I = value,
            Type = AttributeProto.Types.AttributeType.Int,
        };

    public static AttributeProto Real(string name, float value) =>
        new()
        {
            Name = name,
            F = value,
            Type = AttributeProto.Types.AttributeType.Float,
        };

    public static AttributeProto Permutation(params long[] axes)
    {
        var attribute = new AttributeProto { Name = "perm", Type = AttributeProto.Types.AttributeType.Ints };
        attribute.Ints.AddRange(axes);
        return attribute;
    }

    public byte[] Build()
    {
        var model = new ModelProto
        {
            IrVersion = IrVersion,
            ProducerName = "Chatbot.Knowledge",
            Graph = graph,
        };
        model.OpsetImport.Add(new OperatorSetIdProto { Version = OperatorSet });
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = RuntimeDomain, Version = 1 });
        return model.ToByteArray();
    }

    private static ValueInfoProto Value(string name, int elementType, string[] dimensions)
    {
        var shape = new TensorShapeProto();
        foreach (string dimension in dimensions)
        {
            shape.Dim.Add(
                long.TryParse(dimension, CultureInfo.InvariantCulture, out long size)
                    ? new TensorShapeProto.Types.Dimension { DimValue = size }
                    : new TensorShapeProto.Types.Dimension { DimParam = dimension }
            );
        }

        return new ValueInfoProto
        {
            Name = name,
            Type = new TypeProto
            {
                TensorType = new TypeProto.Types.Tensor { ElemType = elementType, Shape = shape },
            },
        };
    }

    private string Constant(int dataType, ReadOnlyMemory<byte> raw, params long[] shape)
    {
        var tensor = new TensorProto
        {
            Name = NextName(),
            DataType = dataType,
            RawData = UnsafeByteOperations.UnsafeWrap(raw),
        };
        tensor.Dims.AddRange(shape);
        graph.Initializer.Add(tensor);
        return tensor.Name;
    }

    private void Add(string operatorName, string[] inputs, string[] outputs, AttributeProto[] attributes, string domain = "")
    {
        var node = new NodeProto
        {
            OpType = operatorName,
            Name = $"{operatorName}_{graph.Node.Count}",
            Domain = domain,
        };
        node.Input.AddRange(inputs);
        node.Output.AddRange(outputs);
        node.Attribute.AddRange(attributes);
        graph.Node.Add(node);
    }

    private string NextName() => string.Create(CultureInfo.InvariantCulture, $"v{names++}");
}
