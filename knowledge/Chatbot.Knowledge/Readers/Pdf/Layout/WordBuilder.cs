using System.Runtime.InteropServices;
using System.Text;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.PdfFonts;

namespace Chatbot.Knowledge.Readers.Pdf.Layout;

/// <summary>Joins the letters of one direction to words, in the order of the file.</summary>
internal sealed class WordBuilder(Direction direction)
{
    private const double WordGap = 0.17;
    private const double NoGap = 0.04;
    private const double Backwards = 0.6;
    private const double SameLine = 0.2;
    private const double DoubleStruck = 0.12;
    private readonly List<PdfWordBox> _words = [];
    private readonly List<Placed> _letters = [];
    private readonly HashSet<(string, long, long)> _seen = [];
    private string? _fontName;
    private bool _isBoldName;
    private bool _isRightToLeft;
    private bool _isBroken;

    public List<PdfWordBox> Build(IEnumerable<Letter> letters)
    {
        foreach (var letter in letters)
            Add(letter);
        End();
        return _words;
    }

    private void Add(Letter letter)
    {
        var value = letter.Value;
        if (string.IsNullOrWhiteSpace(value))
        {
            _isBroken = true;
            return;
        }

        var start = direction.Along(letter.StartBaseLine);
        var end = direction.Along(letter.EndBaseLine);
        var size = letter.PointSize > 0.5 ? letter.PointSize : Math.Max(1, letter.BoundingBox.Height);
        var placed = new Placed(
            value,
            Math.Min(start, end),
            Math.Max(start, end),
            direction.Up(letter.StartBaseLine),
            size,
            IsBold(letter.FontDetails)
        );
        if (!double.IsFinite(placed.Left + placed.Right + placed.Baseline) || IsDouble(placed))
            return;
        if (_letters.Count > 0 && !Joins(placed))
            End();
        _letters.Add(placed);
        _isBroken = false;
    }

    /// <summary>Fonts describe themselves anew for every letter, so the answer is kept.</summary>
    private bool IsBold(FontDetails font)
    {
        var name = font.Name ?? "";
        if (!string.Equals(name, _fontName, StringComparison.Ordinal))
            (_fontName, _isBoldName) = (name, PdfFonts.IsBoldName(name));
        return _isBoldName || font.IsBold || font.Weight >= PdfFonts.BoldWeight;
    }

    /// <summary>Bold that is made by printing a letter twice.</summary>
    private bool IsDouble(Placed letter)
    {
        var grid = Math.Max(0.5, letter.Size * DoubleStruck);
        return !_seen.Add((letter.Value, (long)Math.Round(letter.Left / grid), (long)Math.Round(letter.Baseline / grid)));
    }

    private bool Joins(Placed letter)
    {
        var last = _letters[^1];
        var size = Math.Max(last.Size, letter.Size);
        if (Math.Abs(letter.Baseline - last.Baseline) > SameLine * size)
            return false;
        var isRightToLeft = IsRightToLeft(letter.Value) && letter.Left < last.Left;
        if (_letters.Count > 1 && isRightToLeft != _isRightToLeft)
            return false;
        var gap = isRightToLeft ? last.Left - letter.Right : letter.Left - last.Right;
        if (gap < -Backwards * size || gap > WordGap * size || (_isBroken && gap > NoGap * size))
            return false;
        _isRightToLeft = isRightToLeft;
        return true;
    }

    private void End()
    {
        if (_letters.Count == 0)
            return;
        // Text of a right-to-left script that was printed from the left stands in the file the wrong way round.
        if (_letters.Count > 1 && !_isRightToLeft && _letters.Exists(letter => IsRightToLeft(letter.Value)))
            TurnRound();
        var text = new StringBuilder();
        double left = double.MaxValue,
            right = double.MinValue;
        foreach (var letter in _letters)
        {
            text.Append(letter.Value);
            left = Math.Min(left, letter.Left);
            right = Math.Max(right, letter.Right);
        }

        var middle = _letters[_letters.Count / 2];
        _words.Add(
            new PdfWordBox
            {
                Text = text.ToString(),
                Left = left,
                Right = right,
                Baseline = middle.Baseline,
                Size = middle.Size,
                IsBold = middle.IsBold,
                IsEnded = _isBroken,
            }
        );
        _letters.Clear();
        _isRightToLeft = false;
    }

    /// <summary>Turns the letters round, and the digits of numbers back again; words with Latin letters stay as they are.</summary>
    private void TurnRound()
    {
        if (_letters.Exists(letter => char.IsLetter(letter.Value[0]) && !IsRightToLeft(letter.Value)))
            return;
        _letters.Reverse();
        for (var start = 0; start < _letters.Count; start++)
        {
            var end = start;
            while (end < _letters.Count && char.IsDigit(_letters[end].Value[0]))
                end++;
            if (end > start + 1)
                _letters.Reverse(start, end - start);
            start = Math.Max(start, end - 1);
        }
    }

    /// <summary>Hebrew, Arabic and their presentation forms.</summary>
    public static bool IsRightToLeft(string text) =>
        text.Length > 0
        && text[0] is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC');

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Placed(string Value, double Left, double Right, double Baseline, double Size, bool IsBold);
}
