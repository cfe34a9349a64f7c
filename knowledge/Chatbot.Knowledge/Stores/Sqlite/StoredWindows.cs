using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Chatbot.Knowledge.Stores.Sqlite;

/// <summary>The vectors of a chunk as they are stored, one after the other: the scale, then a byte a component.</summary>
internal ref struct StoredWindows(ReadOnlySpan<byte> data, int dimensions)
{
    private const int ScaleBytes = sizeof(float);
    private ReadOnlySpan<byte> left = data;

    public StoredWindow Current { get; private set; }

    public static byte[] Of(IReadOnlyList<ReadOnlyMemory<float>> vectors)
    {
        int dimensions = vectors[0].Length;
        var data = new byte[vectors.Count * (ScaleBytes + dimensions)];
        for (int i = 0; i < vectors.Count; i++)
        {
            if (vectors[i].Length != dimensions)
            {
                throw new ArgumentException("The vectors of a chunk differ in length.", nameof(vectors));
            }

            Span<byte> window = data.AsSpan(i * (ScaleBytes + dimensions), ScaleBytes + dimensions);
            BinaryPrimitives.WriteSingleLittleEndian(window, QuantizedVector.Quantize(vectors[i].Span, window[ScaleBytes..]));
        }

        return data;
    }

    public readonly StoredWindows GetEnumerator() => this;

    public bool MoveNext()
    {
        if (left.Length < ScaleBytes + dimensions)
        {
            return false;
        }

        Current = new StoredWindow(
            BinaryPrimitives.ReadSingleLittleEndian(left),
            MemoryMarshal.Cast<byte, sbyte>(left.Slice(ScaleBytes, dimensions))
        );
        left = left[(ScaleBytes + dimensions)..];
        return true;
    }
}
