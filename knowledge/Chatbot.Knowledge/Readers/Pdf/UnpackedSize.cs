using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Chatbot.Knowledge.Readers.Pdf;

/// <summary>Tells whether a packed stream unpacks to more than a limit, without keeping what it unpacks to. Pure.</summary>
internal static class UnpackedSize
{
    private const int FlateMaxRatio = 1032;
    private const int LzwClear = 256;
    private const int LzwEnd = 257;
    private const int LzwFirstFree = 258;
    private const int LzwMaxCodes = 4096;

    public static bool ExceedsFlate(ReadOnlyMemory<byte> input, long limit)
    {
        if ((long)input.Length * FlateMaxRatio <= limit || !MemoryMarshal.TryGetArray(input, out var bytes))
            return false;
        using var unpacked = new ZLibStream(
            new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count),
            CompressionMode.Decompress
        );
        var buffer = new byte[65536];
        long total = 0;
        try
        {
            int read;
            while ((read = unpacked.Read(buffer)) > 0)
            {
                total += read;
                if (total > limit)
                    return true;
            }
        }
        catch (InvalidDataException)
        {
            return false;
        }

        return false;
    }

    public static bool ExceedsRunLength(ReadOnlySpan<byte> input, long limit) => input.Length * 64L > limit;

    /// <summary>Follows the codes with the length of each table entry in place of its bytes.</summary>
    public static bool ExceedsLzw(ReadOnlySpan<byte> input, long limit)
    {
        if ((long)input.Length * LzwMaxCodes <= limit)
            return false;
        var lengths = new int[LzwMaxCodes + 1];
        Array.Fill(lengths, 1, 0, LzwClear);
        int next = LzwFirstFree,
            width = 9,
            previous = 0,
            bits = 0,
            held = 0;
        long total = 0;
        foreach (var value in input)
        {
            held = ((held << 8) | value) & 0xFFFFFF;
            bits += 8;
            if (bits < width)
                continue;
            bits -= width;
            var code = (held >> bits) & ((1 << width) - 1);
            if (code == LzwEnd)
                break;
            if (code == LzwClear)
            {
                (next, width, previous) = (LzwFirstFree, 9, 0);
                continue;
            }

            var length = code < next ? lengths[code] : previous + 1;
            if (previous > 0 && next < LzwMaxCodes)
                lengths[next++] = previous + 1;
            previous = length;
            total += length;
            if (total > limit)
                return true;
            width =
                next >= 2047 ? 12
                : next >= 1023 ? 11
                : next >= 511 ? 10
                : 9;
        }

        return false;
    }
}
