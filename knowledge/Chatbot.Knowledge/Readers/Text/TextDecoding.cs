using System.Text;

namespace Chatbot.Knowledge.Readers.Text;

/// <summary>Bytes of unknown encoding to text: byte order mark, else strict UTF-8, else statistics. Refuses binary content.</summary>
internal static class TextDecoding
{
    private const int SampleBytes = 256 * 1024;
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
            ?? FromEscapes(bytes)
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

    /// <summary>Encodings of seven bits that change their alphabet by escape sequences, as Japanese mail does.</summary>
    private static string? FromEscapes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.ContainsAnyInRange((byte)0x80, (byte)0xFF) || bytes.IndexOf((byte)0x1B) < 0)
            return null;
        if (bytes.IndexOf("\e$B"u8) >= 0 || bytes.IndexOf("\e$@"u8) >= 0)
            return Encoding.GetEncoding("iso-2022-jp").GetString(bytes);
        return bytes.IndexOf("\e$)C"u8) >= 0 ? Encoding.GetEncoding("iso-2022-kr").GetString(bytes) : null;
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
            var encoding = Encoding.GetEncoding(Alias(declared.Trim()));
            if (encoding.CodePage == Encoding.UTF8.CodePage || encoding is UnicodeEncoding or UTF32Encoding)
                return null;
            var text = encoding.GetString(bytes);
            var odd = text.Count(c => c is '\uFFFD' or (>= '\x80' and < '\xA0'));
            return odd * 50 > text.Length ? null : text;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>What programs mean by these names, as browsers read them.</summary>
    private static string Alias(string name) =>
        name.ToLowerInvariant() switch
        {
            "iso-8859-1" or "latin1" or "us-ascii" or "ascii" or "iso8859-1" or "iso_8859-1" => "windows-1252",
            "iso-8859-9" => "windows-1254",
            "iso-8859-11" or "tis-620" => "windows-874",
            "gb2312" or "gbk" or "x-gbk" => "gb18030",
            "x-sjis" or "sjis" or "windows-31j" or "cp932" => "shift_jis",
            "ks_c_5601-1987" or "euc_kr" => "euc-kr",
            var other => other,
        };

    private static string FromStatistics(ReadOnlySpan<byte> bytes)
    {
        // Almost all UTF-8 with a few broken bytes is UTF-8 with a few broken bytes, whatever statistics say.
        var lenient = Encoding.UTF8.GetString(bytes);
        var broken = lenient.Count(c => c == '\uFFFD');
        var beyondAscii = lenient.Count(c => c > 0x7F) - broken;
        if (beyondAscii > broken * 2)
            return lenient;
        var encoding = LegacyEncodings.Find(bytes);
        return (encoding ?? Encoding.GetEncoding(1252)).GetString(bytes);
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
