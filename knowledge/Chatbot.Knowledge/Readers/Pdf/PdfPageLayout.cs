using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.DocumentLayoutAnalysis;
using UglyToad.PdfPig.DocumentLayoutAnalysis.PageSegmenter;
using UglyToad.PdfPig.DocumentLayoutAnalysis.ReadingOrderDetector;
using UglyToad.PdfPig.DocumentLayoutAnalysis.WordExtractor;
using PdfWord = UglyToad.PdfPig.Content.Word;

namespace Chatbot.Knowledge.Readers.Pdf;

/// <summary>Finds the blocks of a page and the order in which a person reads them.</summary>
internal static class PdfPageLayout
{
    /// <summary>Above this, layout analysis costs more than it gives: the words are taken in the order of the file.</summary>
    private const int MaxAnalysedWords = 5_000;
    private const int ReadingOrderTolerance = 5;
    private const int FewestSpacedLetters = 4;
    private const double EvenGap = 0.15;

    public static PdfPage Read(Page page, int number)
    {
        var letters = page.Letters.Where(letter => letter.Value.Length > 0).ToList();
        if (letters.TrueForAll(letter => string.IsNullOrWhiteSpace(letter.Value)))
            return new PdfPage(number, page.Height, []);
        var words = NearestNeighbourWordExtractor.Instance.GetWords(letters).ToList();
        if (words.Count > MaxAnalysedWords)
            return new PdfPage(number, page.Height, [Unanalysed(words)]);
        var blocks = DocstrumBoundingBoxes.Instance.GetBlocks(words);
        var ordered = new UnsupervisedReadingOrderDetector(ReadingOrderTolerance).Get(blocks);
        var direction = words.GroupBy(word => word.TextOrientation).MaxBy(group => group.Count())!.Key;
        var described = ordered.Select(block => ToBlock(block, direction)).OrderBy(block => block.IsTurned);
        return new PdfPage(number, page.Height, [.. described]);
    }

    private static PdfBlock ToBlock(TextBlock block, TextOrientation direction)
    {
        var words = block.TextLines.SelectMany(line => line.Words).ToList();
        var lines = block.TextLines.Select(TextOf).ToList();
        return Describe(lines, words, block.BoundingBox.Top, block.BoundingBox.Bottom) with
        {
            IsTurned = words[0].TextOrientation != direction,
        };
    }

    /// <summary>The text of a line; letters set apart evenly are one word.</summary>
    private static string TextOf(TextLine line)
    {
        var words = line.Words;
        if (words.Count < FewestSpacedLetters || words.Any(word => word.Text.Length > 1))
            return line.Text;
        var gaps = words.Zip(words.Skip(1), (left, right) => right.BoundingBox.Left - left.BoundingBox.Right).ToList();
        var isEven = gaps.Max() - gaps.Min() < words[0].Letters[0].PointSize * EvenGap;
        return isEven ? string.Concat(words.Select(word => word.Text)) : line.Text;
    }

    private static PdfBlock Unanalysed(List<PdfWord> words) =>
        Describe([string.Join(' ', words.Select(word => word.Text))], words, top: double.MaxValue / 2, bottom: 0);

    private static PdfBlock Describe(IReadOnlyList<string> lines, List<PdfWord> words, double top, double bottom)
    {
        var letters = words.SelectMany(word => word.Letters).ToList();
        var size = letters.GroupBy(letter => Math.Round(letter.PointSize, 1)).MaxBy(group => group.Count())?.Key ?? 0;
        var bold = letters.Count(letter => letter.FontName?.Contains("bold", StringComparison.OrdinalIgnoreCase) == true);
        return new PdfBlock(lines, size, bold * 2 > letters.Count, top, bottom);
    }
}
