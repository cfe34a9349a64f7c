using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Chatbot.Knowledge.Stores.Sqlite;

/// <summary>
/// Vectors in a byte a component: stored ones as int8 with a scale each, the query as int16, so that the error of a cosine
/// stays near 0.001 at a quarter of the memory.
/// </summary>
internal static class QuantizedVector
{
    private const float StoredSteps = 127f;

    // 127 * 8191 * 2048 dimensions still fit in an int, and no unit vector comes near that sum.
    private const float QuerySteps = 8191f;

    public static float Quantize(ReadOnlySpan<float> vector, Span<byte> destination)
    {
        float largest = MathF.Abs(TensorPrimitives.MaxMagnitude(vector));
        if (largest is 0f or float.NaN or float.PositiveInfinity)
        {
            destination.Clear();
            return 0f;
        }

        Span<sbyte> steps = MemoryMarshal.Cast<byte, sbyte>(destination);
        for (int i = 0; i < vector.Length; i++)
        {
            steps[i] = (sbyte)MathF.Round(vector[i] * (StoredSteps / largest));
        }

        return largest / StoredSteps;
    }

    public static float QuantizeQuery(ReadOnlySpan<float> vector, Span<short> destination)
    {
        float largest = MathF.Abs(TensorPrimitives.MaxMagnitude(vector));
        if (largest is 0f or float.NaN or float.PositiveInfinity)
        {
            destination.Clear();
            return 0f;
        }

        for (int i = 0; i < vector.Length; i++)
        {
            destination[i] = (short)MathF.Round(vector[i] * (QuerySteps / largest));
        }

        return largest / QuerySteps;
    }

    /// <summary>The dot product in steps; both have the same length.</summary>
    public static int Dot(ReadOnlySpan<sbyte> stored, ReadOnlySpan<short> query)
    {
        ref sbyte left = ref MemoryMarshal.GetReference(stored);
        ref short right = ref MemoryMarshal.GetReference(query);
        int i = 0;
        int sum = 0;
        if (Avx2.IsSupported)
        {
            Vector256<int> sums = Vector256<int>.Zero;
            for (; i <= stored.Length - Vector256<short>.Count; i += Vector256<short>.Count)
            {
                Vector256<short> wide = Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref left, (nuint)i));
                sums += Avx2.MultiplyAddAdjacent(wide, Vector256.LoadUnsafe(ref right, (nuint)i));
            }

            sum = Vector256.Sum(sums);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            Vector128<int> sums = Vector128<int>.Zero;
            for (; i <= stored.Length - Vector128<short>.Count; i += Vector128<short>.Count)
            {
                Vector128<short> wide = Vector128.WidenLower(Vector128.CreateScalar(ReadEight(stored, i)).AsSByte());
                Vector128<short> other = Vector128.LoadUnsafe(ref right, (nuint)i);
                sums += Vector128.WidenLower(wide) * Vector128.WidenLower(other);
                sums += Vector128.WidenUpper(wide) * Vector128.WidenUpper(other);
            }

            sum = Vector128.Sum(sums);
        }

        for (; i < stored.Length; i++)
        {
            sum += stored[i] * query[i];
        }

        return sum;
    }

    private static long ReadEight(ReadOnlySpan<sbyte> values, int start) =>
        MemoryMarshal.Read<long>(MemoryMarshal.AsBytes(values.Slice(start, sizeof(long))));
}
