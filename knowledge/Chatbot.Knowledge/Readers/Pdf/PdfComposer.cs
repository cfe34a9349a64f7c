using System.Text;

namespace Chatbot.Knowledge.Readers.Pdf;

/// <summary>Turns laid-out pages into headings and paragraphs; a paragraph that runs over a column or page is one.</summary>
internal sealed class PdfComposer(ExtractedTextBuilder builder, IReadOnlyList<PdfPage> pages)
{
    private const double HeadingFactor = 1.15;
    private const int LongestHeading = 150;
    private const int HeadingLines = 3;
    private const int Levels = 3;
    private const int LongestNumber = 8;
    private readonly StringBuilder _paragraph = new();
    private int _paragraphPage;
    private string? _sectionNumber;

    /// <summary>The first heading in the largest size, or null.</summary>
    public string? FirstHeading { get; private set; }

    public void Write(IReadOnlySet<PdfBlock> skipped)
    {
        var kept = pages
            .SelectMany(page => page.Blocks.Select(block => (page.Number, Block: block)))
            .Where(entry => !skipped.Contains(entry.Block))
            .ToList();
        var bodySize = kept.GroupBy(entry => entry.Block.FontSize).MaxBy(group => group.Sum(entry => entry.Block.Length))?.Key;
        var sizes = kept.Select(entry => entry.Block)
            .Where(block => IsHeading(block, bodySize ?? 0))
            .Select(block => block.FontSize)
            .Distinct()
            .OrderDescending()
            .ToList();
        foreach (var (page, block) in kept)
        {
            if (IsSectionNumber(block, bodySize ?? 0))
                _sectionNumber = block.Lines[0].Trim();
            else if (IsHeading(block, bodySize ?? 0))
                WriteHeading(block, page, Math.Min(sizes.IndexOf(block.FontSize) + 1, Levels));
            else
                WriteBody(block, page);
        }

        Flush();
        builder.Paragraph(_sectionNumber ?? "", pages.Count);
    }

    private static bool IsHeading(PdfBlock block, double bodySize)
    {
        var isLarger = block.FontSize >= bodySize * HeadingFactor;
        var isBoldLine = block.IsBold && block.Lines.Count == 1 && block.FontSize >= bodySize;
        return !block.IsTurned
            && (isLarger || isBoldLine)
            && block.Lines.Count <= HeadingLines
            && block.Length is > 1 and <= LongestHeading
            && block.Lines[^1].TrimEnd() is not [.., '.' or ',' or ';']
            && block.Lines.Any(line => line.Any(char.IsLetter));
    }

    /// <summary>A number in the size of a heading, set apart from the heading's words.</summary>
    private static bool IsSectionNumber(PdfBlock block, double bodySize) =>
        block.FontSize >= bodySize * HeadingFactor
        && block.Lines.Count == 1
        && block.Lines[0].Trim() is { Length: > 0 and <= LongestNumber } number
        && number.All(c => char.IsDigit(c) || c == '.');

    private void WriteHeading(PdfBlock block, int page, int level)
    {
        Flush();
        var text = $"{_sectionNumber} {PdfLines.Join(block.Lines)}".Trim();
        _sectionNumber = null;
        if (level == 1)
            FirstHeading ??= text;
        builder.Heading(level, text, page);
    }

    private void WriteBody(PdfBlock block, int page)
    {
        var text = $"{_sectionNumber} {PdfLines.Join(block.Lines)}".Trim();
        _sectionNumber = null;
        if (_paragraph.Length > 0 && !PdfLines.GoesOn(_paragraph, text))
            Flush();
        if (_paragraph.Length == 0)
            _paragraphPage = page;
        PdfLines.Append(_paragraph, text);
    }

    private void Flush()
    {
        builder.Paragraph(_paragraph.ToString(), _paragraphPage);
        _paragraph.Clear();
    }
}
