namespace Chatbot.Knowledge.Readers.Pdf.Layout;

/// <summary>Letters that stand together, in the frame of their reading direction: left to right, bottom to top.</summary>
internal sealed class PdfWordBox
{
    public required string Text { get; init; }

    /// <summary>Left edge.</summary>
    public required double Left { get; init; }

    /// <summary>Right edge.</summary>
    public required double Right { get; init; }

    /// <summary>Height of the line that the letters stand on.</summary>
    public required double Baseline { get; init; }

    /// <summary>Size of the font in points.</summary>
    public required double Size { get; init; }

    public required bool IsBold { get; init; }

    /// <summary>Whether a blank follows it in the file.</summary>
    public bool IsEnded { get; set; }

    public double Middle => (Left + Right) / 2;
}
