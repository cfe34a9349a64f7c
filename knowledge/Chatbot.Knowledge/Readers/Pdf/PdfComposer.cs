using System.Text;
using Chatbot.Knowledge.Readers.Pdf.Layout;

namespace Chatbot.Knowledge.Readers.Pdf;

/// <summary>
/// Turns laid-out pages into headings, paragraphs, lists and tables; a paragraph that runs over a column or page is one, and
/// footnotes come after it.
/// </summary>
internal sealed class PdfComposer(
    ExtractedTextBuilder builder,
    IReadOnlyList<PdfPage> pages,
    PdfOutline outline,
    IEnumerable<(int? Page, string Text)> fields
)
{
    private const double HeadingFactor = 1.15;
    private const int LongestHeading = 150;
    private const int HeadingLines = 3;
    private const int Levels = 3;
    private const int LongestNumber = 8;
    private const double NoteSize = 0.93;
    private const double NoteHeight = 0.45;
    private readonly StringBuilder _paragraph = new();
    private readonly List<(string Text, int Page)> _notes = [];
    private int _paragraphPage;
    private string? _sectionNumber;
    private double _bodySize;
    private List<double> _sizes = [];

    /// <summary>The first heading in the largest size, or null.</summary>
    public string? FirstHeading { get; private set; }

    public void Write()
    {
        var kept = pages.SelectMany(page => page.Blocks).ToList();
        _bodySize =
            kept.Where(block => block.Table is null)
                .GroupBy(block => block.FontSize)
                .MaxBy(group => group.Sum(block => block.Length))
                ?.Key
            ?? 0;
        _sizes = [.. kept.Where(IsHeading).Select(block => block.FontSize).Distinct().OrderDescending()];
        var fieldsByPage = fields.ToLookup(
            field => Math.Clamp(field.Page ?? pages.Count, 1, Math.Max(1, pages.Count)),
            field => field.Text
        );
        foreach (var page in pages)
        {
            foreach (var block in page.Blocks)
                WriteBlock(block, page);
            WriteAside(page.Number, fieldsByPage[page.Number].Concat(page.Comments));
        }

        Flush();
        builder.Paragraph(_sectionNumber ?? "", pages.Count);
    }

    private void WriteBlock(PdfBlock block, PdfPage page)
    {
        if (block.Table is { } table)
            WriteTable(table, page.Number);
        else if (IsSectionNumber(block))
            _sectionNumber = block.Lines[0].Trim();
        else if (block.Length <= LongestHeading && outline.LevelOf(PdfLines.Join(block.Lines), page.Number) is { } level)
            WriteHeading(block, page.Number, level);
        else if (IsHeading(block))
            WriteHeading(block, page.Number, Math.Min(_sizes.IndexOf(block.FontSize) + 1, Levels));
        else if (block is { IsListItem: true, IsTurned: false })
            WriteItem(block, page.Number);
        else
            WriteBody(block, page);
    }

    /// <summary>What lies over the page, told at its end.</summary>
    private void WriteAside(int page, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Flush();
            builder.Paragraph(line, page);
        }
    }

    private bool IsHeading(PdfBlock block)
    {
        var isLarger = block.FontSize >= _bodySize * HeadingFactor;
        var isBoldLine = block.IsBold && block.Lines.Count == 1 && block.FontSize >= _bodySize * NoteSize;
        return block.FontSize > 0
            && !block.IsTurned
            && block.Table is null
            && (isLarger || isBoldLine)
            && block.Lines.Count <= HeadingLines
            && block.Length is > 1 and <= LongestHeading
            && block.Lines[^1].TrimEnd() is not [.., '.' or ',' or ';' or ':']
            && block.Lines.Any(line => line.Any(char.IsLetter));
    }

    /// <summary>A number in the size of a heading, set apart from the heading's words.</summary>
    private bool IsSectionNumber(PdfBlock block) =>
        block.FontSize > 0
        && block.FontSize >= _bodySize * HeadingFactor
        && block.Lines.Count == 1
        && block.Lines[0].Trim() is { Length: > 0 and <= LongestNumber } number
        && number.All(c => char.IsDigit(c) || c == '.');

    /// <summary>Small print that begins with a mark, low on the page.</summary>
    private bool IsNote(PdfBlock block, PdfPage page) =>
        block.FontSize > 0
        && block.FontSize <= _bodySize * NoteSize
        && block.Top < page.Height * NoteHeight
        && block.Lines[0].TrimStart() is [var mark, ..]
        && (
            char.IsDigit(mark)
            || mark
                is '*'
                    or '\u2020'
                    or '\u2021'
                    or '\u00A7'
                    or (>= '\u2070' and <= '\u2079')
                    or '\u00B9'
                    or '\u00B2'
                    or '\u00B3'
        );

    private void WriteTable(PdfTable table, int page)
    {
        Flush();
        builder.Paragraph(_sectionNumber ?? "", page);
        _sectionNumber = null;
        builder.Table(table.Rows, table.HasHeader, page);
    }

    private void WriteHeading(PdfBlock block, int page, int level)
    {
        Flush();
        var text = TextOf(block);
        if (level == 1)
            FirstHeading ??= text;
        builder.Heading(level, text, page);
    }

    private void WriteItem(PdfBlock block, int page)
    {
        Flush();
        var text = TextOf(block);
        builder.ListItem(1, char.IsLetterOrDigit(text[0]) || text[0] == '(' ? text : text[1..], page);
    }

    private void WriteBody(PdfBlock block, PdfPage page)
    {
        if (IsNote(block, page))
        {
            _notes.Add((PdfLines.Join(block.Lines), page.Number));
            return;
        }

        var text = TextOf(block);
        if (_paragraph.Length > 0 && !PdfLines.GoesOn(_paragraph, text))
            Flush();
        if (_paragraph.Length == 0)
            _paragraphPage = page.Number;
        PdfLines.Append(_paragraph, text);
    }

    private string TextOf(PdfBlock block)
    {
        var text = $"{_sectionNumber} {PdfLines.Join(block.Lines)}".Trim();
        _sectionNumber = null;
        return text;
    }

    private void Flush()
    {
        builder.Paragraph(_paragraph.ToString(), _paragraphPage);
        _paragraph.Clear();
        foreach (var (text, page) in _notes)
            builder.Paragraph(text, page);
        _notes.Clear();
    }
}
