using Chatbot.Knowledge.Readers.Pdf.Layout;

namespace Chatbot.Knowledge.Readers.Pdf;

/// <summary>Lines that stand together on a page, or a table.</summary>
/// <param name="Lines">Text of the lines, top down.</param>
/// <param name="FontSize">Most frequent size in points.</param>
/// <param name="IsBold">Whether most of it is set in bold.</param>
/// <param name="Top">Upper edge, from the bottom of the page.</param>
/// <param name="Bottom">Lower edge, from the bottom of the page.</param>
internal sealed record PdfBlock(IReadOnlyList<string> Lines, double FontSize, bool IsBold, double Top, double Bottom)
{
    /// <summary>Number of characters.</summary>
    public int Length => Lines.Sum(line => line.Length);

    /// <summary>Whether its lines do not run like most of the page.</summary>
    public bool IsTurned { get; init; }

    /// <summary>Whether it begins with the sign or number of a list.</summary>
    public bool IsListItem { get; init; }

    /// <summary>The table, when it is one.</summary>
    public PdfTable? Table { get; init; }
}
