using System.Text;

namespace Chatbot.Knowledge.Readers.Pdf.Layout;

/// <summary>Words of one line without a wide gap between them: a line of a column, or a cell.</summary>
internal sealed class PdfPiece
{
    private const double Joined = 0.12;
    private const double EvenGap = 0.15;
    private const int FewestSpaced = 4;
    private string? _text;

    public PdfPiece(IReadOnlyList<PdfWordBox> words)
    {
        Words = words;
        (Left, Right) = (words.Min(word => word.Left), words.Max(word => word.Right));
        var main = words.MaxBy(word => word.Text.Length)!;
        (Baseline, Size) = (main.Baseline, main.Size);
        IsBold = words.Sum(word => word.IsBold ? word.Text.Length : -word.Text.Length) > 0;
    }

    public IReadOnlyList<PdfWordBox> Words { get; }

    public double Left { get; }

    public double Right { get; }

    public double Baseline { get; }

    public double Size { get; }

    public bool IsBold { get; }

    public double Width => Right - Left;

    public double Top => Baseline + (Size * 0.75);

    public double Bottom => Baseline - (Size * 0.25);

    /// <summary>The words in reading order.</summary>
    public string Text => _text ??= TextOf(Words);

    /// <summary>Words from left to right as text; those of right-to-left scripts are read from the right.</summary>
    public static string TextOf(IReadOnlyList<PdfWordBox> words)
    {
        if (words.Count == 1)
            return words[0].Text;
        if (IsSpacedOut(words))
            return string.Concat(words.Select(word => word.Text));
        var ordered = IsMostlyRightToLeft(words) ? RightToLeft(words) : words;
        var text = new StringBuilder(ordered[0].Text);
        for (var i = 1; i < ordered.Count; i++)
        {
            var (before, word) = (ordered[i - 1], ordered[i]);
            var gap = Math.Max(word.Left - before.Right, before.Left - word.Right);
            if (before.IsEnded || gap > Joined * Math.Max(before.Size, word.Size) || gap < -word.Size)
                text.Append(' ');
            text.Append(word.Text);
        }

        return text.ToString();
    }

    /// <summary>Single letters set apart evenly are one word.</summary>
    private static bool IsSpacedOut(IReadOnlyList<PdfWordBox> words)
    {
        if (words.Count < FewestSpaced || words.Any(word => word.Text.Length > 1 || !char.IsLetter(word.Text[0])))
            return false;
        var gaps = words.Zip(words.Skip(1), (left, right) => right.Left - left.Right).ToList();
        return gaps.Max() - gaps.Min() < words[0].Size * EvenGap && words.Any(word => word.Text[0] < '\u2E80');
    }

    private static bool IsMostlyRightToLeft(IReadOnlyList<PdfWordBox> words) =>
        words.Sum(word => WordBuilder.IsRightToLeft(word.Text) ? word.Text.Length : -word.Text.Count(char.IsLetter)) > 0;

    /// <summary>From the right; runs of words from the left keep their own order.</summary>
    private static List<PdfWordBox> RightToLeft(IReadOnlyList<PdfWordBox> words)
    {
        var result = new List<PdfWordBox>(words.Count);
        var run = new List<PdfWordBox>();
        for (var i = words.Count - 1; i >= 0; i--)
        {
            if (!WordBuilder.IsRightToLeft(words[i].Text) && words[i].Text.Any(char.IsLetter))
            {
                run.Insert(0, words[i]);
                continue;
            }

            result.AddRange(run);
            run.Clear();
            result.Add(words[i]);
        }

        result.AddRange(run);
        return result;
    }
}
