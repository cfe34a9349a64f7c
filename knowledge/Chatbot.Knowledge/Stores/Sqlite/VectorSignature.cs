using System.Numerics;
using System.Runtime.Intrinsics;

namespace Chatbot.Knowledge.Stores.Sqlite;

/// <summary>
/// Vectors as one bit a component, its sign. Two estimates of a cosine are cheap with them: how many bits two signatures
/// share, and, finer, how a question in sixteen steps a component agrees with the bits. Both only choose what is worth
/// comparing exactly.
/// </summary>
internal sealed class VectorSignature
{
    private const int BitsPerWord = 64;
    private const int Planes = 4;
    private const int Middle = 1 << (Planes - 1);

    private readonly ulong[] signs;
    private readonly ulong[] planes;

    /// <summary>The signature of a question.</summary>
    public VectorSignature(ReadOnlySpan<float> vector)
    {
        int words = Words(vector.Length);
        signs = new ulong[words];
        planes = new ulong[words * Planes];
        float largest = 0;
        foreach (float component in vector)
        {
            largest = MathF.Max(largest, MathF.Abs(component));
        }

        for (int i = 0; i < vector.Length; i++)
        {
            (int word, ulong bit) = (i / BitsPerWord, 1UL << (i % BitsPerWord));
            signs[word] |= vector[i] > 0 ? bit : 0;
            int step = largest > 0 ? Middle + (int)MathF.Round(vector[i] / largest * (Middle - 1)) : Middle;
            for (int plane = 0; plane < Planes; plane++)
            {
                planes[(plane * words) + word] |= (step & (1 << plane)) == 0 ? 0 : bit;
            }
        }
    }

    /// <summary>Length of the signature of a vector, in words.</summary>
    public static int Words(int dimensions) => (dimensions + BitsPerWord - 1) / BitsPerWord;

    /// <summary>Writes the signature of a stored vector.</summary>
    public static void Write(ReadOnlySpan<sbyte> vector, Span<ulong> signature)
    {
        signature.Clear();
        int i = 0;
        for (; i <= vector.Length - Vector256<sbyte>.Count; i += Vector256<sbyte>.Count)
        {
            Vector256<sbyte> positive = Vector256.GreaterThan(Vector256.Create(vector[i..]), Vector256<sbyte>.Zero);
            signature[i / BitsPerWord] |= (ulong)positive.ExtractMostSignificantBits() << (i % BitsPerWord);
        }

        for (; i < vector.Length; i++)
        {
            signature[i / BitsPerWord] |= vector[i] > 0 ? 1UL << (i % BitsPerWord) : 0;
        }
    }

    /// <summary>The number of signs that differ: 0 is nearest.</summary>
    public int Distance(ReadOnlySpan<ulong> stored)
    {
        ReadOnlySpan<ulong> question = signs.AsSpan(0, stored.Length);
        int distance = 0;
        for (int i = 0; i < stored.Length; i++)
        {
            distance += BitOperations.PopCount(stored[i] ^ question[i]);
        }

        return distance;
    }

    /// <summary>The sum of the question's components where the stored sign is positive: larger is nearer.</summary>
    public int Agreement(ReadOnlySpan<ulong> stored)
    {
        int agreement = 0;
        for (int i = 0; i < stored.Length; i++)
        {
            agreement -= Middle * BitOperations.PopCount(stored[i]);
            for (int plane = 0; plane < Planes; plane++)
            {
                agreement += BitOperations.PopCount(stored[i] & planes[(plane * stored.Length) + i]) << plane;
            }
        }

        return agreement;
    }
}
