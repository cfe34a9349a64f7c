using System.Text;

namespace Chatbot.Knowledge.Readers.Rtf;

/// <summary>Code pages by the character sets of fonts.</summary>
internal static class RtfCodePages
{
    public const int Default = 1252;

    static RtfCodePages() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The code page of a font's character set, or null when the set is the document's own.</summary>
    public static int? Of(int characterSet) =>
        characterSet switch
        {
            77 => 10000,
            78 => 10001,
            128 => 932,
            129 => 949,
            130 => 1361,
            134 => 936,
            136 => 950,
            161 => 1253,
            162 => 1254,
            163 => 1258,
            177 => 1255,
            178 => 1256,
            186 => 1257,
            204 => 1251,
            222 => 874,
            238 => 1250,
            254 => 437,
            255 => 850,
            _ => null,
        };

    public static string Decode(ReadOnlySpan<byte> bytes, int codePage)
    {
        try
        {
            return Encoding.GetEncoding(codePage).GetString(bytes);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return Encoding.GetEncoding(Default).GetString(bytes);
        }
    }
}
