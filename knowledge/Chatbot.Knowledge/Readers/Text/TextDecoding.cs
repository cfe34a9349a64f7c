using System.Text;
using UtfUnknown;

namespace Chatbot.Knowledge.Readers.Text;

/// <summary>Bytes of unknown encoding to text: byte order mark, else strict UTF-8, else statistics. Refuses binary content.</summary>
internal static class TextDecoding
{
    private const int SampleBytes = 256 * 1024;
    private const double LowestConfidence = 0.2;
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    static TextDecoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The text, without its byte order mark.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="declared">The encoding that the file or its transport names, or null; used when the bytes are no valid UTF-8.</param>
    /// <exception cref="DocumentReaderException">The bytes are not text.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes, string? declared = null)
    {
        var text =
            FromByteOrderMark(bytes)
            ?? FromUtf16WithoutMark(bytes)
            ?? FromUtf8(bytes)
            ?? FromDeclared(bytes, declared)
            ?? FromStatistics(bytes);
        RefuseBinary(text);
        return text;
    }

    private static string? FromByteOrderMark(ReadOnlySpan<byte> bytes) =>
        bytes switch
        {
            [0xFF, 0xFE, 0, 0, ..] => Encoding.UTF32.GetString(bytes[4..]),
            [0, 0, 0xFE, 0xFF, ..] => new UTF32Encoding(bigEndian: true, byteOrderMark: true).GetString(bytes[4..]),
            [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes[2..]),
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes[2..]),
            [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(bytes[3..]),
            _ => null,
        };

    private static string? FromUtf16WithoutMark(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4 || bytes.Length % 2 != 0)
            return null;
        var sample = bytes[..Math.Min(bytes.Length, 4096)];
        int evenZeros = 0,
            oddZeros = 0;
        for (var i = 0; i < sample.Length; i++)
        {
            if (sample[i] == 0)
                _ = i % 2 == 0 ? evenZeros++ : oddZeros++;
        }

        var pairs = sample.Length / 2;
        if (oddZeros > pairs * 0.4 && evenZeros < pairs * 0.02)
            return Encoding.Unicode.GetString(bytes);
        return evenZeros > pairs * 0.4 && oddZeros < pairs * 0.02 ? Encoding.BigEndianUnicode.GetString(bytes) : null;
    }

    private static string? FromUtf8(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static string? FromDeclared(ReadOnlySpan<byte> bytes, string? declared)
    {
        if (declared is null)
            return null;
        try
        {
            var encoding = Encoding.GetEncoding(declared.Trim());
            return encoding.CodePage == Encoding.UTF8.CodePage ? null : encoding.GetString(bytes);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string FromStatistics(ReadOnlySpan<byte> bytes)
    {
        var detected = CharsetDetector.DetectFromBytes(bytes[..Math.Min(bytes.Length, SampleBytes)].ToArray()).Detected;
        var encoding = detected is { Encoding: not null, Confidence: >= (float)LowestConfidence } ? detected.Encoding : null;

        // Almost all UTF-8 with a few broken bytes is UTF-8 with a few broken bytes, whatever statistics say.
        var lenient = Encoding.UTF8.GetString(bytes);
        var broken = lenient.Count(c => c == '\uFFFD');
        var beyondAscii = lenient.Count(c => c > 0x7F) - broken;
        if (encoding is null || encoding.CodePage == Encoding.UTF8.CodePage || beyondAscii > broken * 4)
            return beyondAscii > broken ? lenient : Encoding.GetEncoding(1252).GetString(bytes);
        return encoding.GetString(bytes);
    }

    private static void RefuseBinary(string text)
    {
        var sample = text.AsSpan(0, Math.Min(text.Length, SampleBytes));
        var odd = 0;
        foreach (var c in sample)
        {
            if ((c < ' ' && c is not ('\t' or '\n' or '\r' or '\f' or '\e')) || (c >= 0x7F && c < 0xA0) || c == '\uFFFD')
                odd++;
        }

        if (odd > Math.Max(2, sample.Length / 50))
            throw new DocumentReaderException(
                "The file is not text: it holds binary content. If it has another format, give it the right extension."
            );
    }
}
