using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Outline;

namespace Chatbot.Knowledge.Readers.Pdf;

/// <summary>The bookmarks of a file: which lines are headings, and of which level.</summary>
internal sealed class PdfOutline
{
    private const int MaxNodes = 20_000;
    private const int Near = 1;
    private const int ShortestKey = 2;
    private readonly ILookup<string, (int Page, int Level)> _titles;

    private PdfOutline(IEnumerable<(string Title, int Page, int Level)> entries) =>
        _titles = entries
            .Where(entry => Key(entry.Title).Length >= ShortestKey)
            .ToLookup(entry => Key(entry.Title), entry => (entry.Page, entry.Level), StringComparer.Ordinal);

    public static PdfOutline Of(PdfDocument pdf)
    {
        try
        {
            if (pdf.TryGetBookmarks(out var bookmarks))
                return new PdfOutline(
                    bookmarks
                        .GetNodes()
                        .Take(MaxNodes)
                        .OfType<DocumentBookmarkNode>()
                        .Select(n => (n.Title, n.PageNumber, n.Level + 1))
                );
        }
        catch (Exception exception) when (exception is not (DocumentReaderException or OperationCanceledException))
        {
            // Bookmarks help; a file with broken ones is read without.
            return new PdfOutline([]);
        }

        return new PdfOutline([]);
    }

    /// <summary>Level of the heading with this text on or beside this page, or null when there is none.</summary>
    public int? LevelOf(string text, int page)
    {
        if (_titles.Count == 0)
            return null;
        foreach (var (at, level) in _titles[Key(text)])
        {
            if (Math.Abs(at - page) <= Near)
                return level;
        }

        return null;
    }

    /// <summary>Letters and digits without a section's number, which bookmarks and pages often write otherwise.</summary>
    private static string Key(string text)
    {
        var key = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormKC))
        {
            if (char.IsLetter(c) || (char.IsDigit(c) && key.Length > 0))
                key.Append(char.ToLowerInvariant(c));
        }

        return key.ToString();
    }
}
