namespace Chatbot.Knowledge.Readers.Pdf;

/// <summary>
/// Gives East Asian fonts that lack their required descriptor a plain one, because the parser drops such a font and all
/// text set in it. The parser finds objects again whose offsets the insertion moves.
/// </summary>
internal static class PdfFontRepair
{
    private static ReadOnlySpan<byte> ObjectStart => " obj"u8;
    private static ReadOnlySpan<byte> ObjectEnd => "endobj"u8;
    private static ReadOnlySpan<byte> Descriptor => "/FontDescriptor"u8;
    private static ReadOnlySpan<byte> Replacement =>
        " /FontDescriptor << /Type /FontDescriptor /FontName /Substitute /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>"u8;

    /// <summary>The file, or a repaired copy when it needs one.</summary>
    public static byte[] Apply(ReadOnlySpan<byte> pdf)
    {
        var places = new List<int>();
        foreach (var marker in (ReadOnlySpan<string>)["/CIDFontType0", "/CIDFontType2"])
            Find(pdf, System.Text.Encoding.ASCII.GetBytes(marker), places);
        if (places.Count == 0)
            return pdf.ToArray();
        places.Sort();
        using var repaired = new MemoryStream(pdf.Length + (places.Count * Replacement.Length));
        var copied = 0;
        foreach (var place in places)
        {
            repaired.Write(pdf[copied..place]);
            repaired.Write(Replacement);
            copied = place;
        }

        repaired.Write(pdf[copied..]);
        return repaired.ToArray();
    }

    private static void Find(ReadOnlySpan<byte> pdf, ReadOnlySpan<byte> marker, List<int> places)
    {
        var from = 0;
        while (pdf[from..].IndexOf(marker) is >= 0 and var found)
        {
            var place = from + found + marker.Length;
            from = place;
            var isName = place < pdf.Length && pdf[place] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'/' or (byte)'>';
            var start = pdf[..place].LastIndexOf(ObjectStart);
            var length = pdf[place..].IndexOf(ObjectEnd);
            if (isName && start >= 0 && length >= 0 && pdf[start..(place + length)].IndexOf(Descriptor) < 0)
                places.Add(place);
        }
    }
}
