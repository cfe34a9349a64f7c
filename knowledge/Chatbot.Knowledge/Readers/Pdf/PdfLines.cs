using System.Text;

namespace Chatbot.Knowledge.Readers.Pdf;

/// <summary>Joins printed lines into running text. Pure.</summary>
internal static class PdfLines
{
    /// <summary>One text: hyphenation undone, ligatures opened, no blank between ideographs.</summary>
    public static string Join(IEnumerable<string> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
            Append(text, OpenLigatures(line));
        return text.ToString();
    }

    /// <summary>Appends a line to the text before it.</summary>
    public static void Append(StringBuilder text, string line)
    {
        var next = line.AsSpan().Trim();
        if (next.IsEmpty)
            return;
        if (text.Length == 0)
        {
            text.Append(next);
            return;
        }

        if (IsHyphenated(text, next))
            text.Length--;
        else if (!IsIdeograph(text[^1]) || !IsIdeograph(next[0]))
            text.Append(' ');
        text.Append(next);
    }

    /// <summary>Whether a block goes on with the sentence of the block before it.</summary>
    public static bool GoesOn(StringBuilder before, string text) =>
        text.Length > 0
        && char.IsLower(text[0])
        && (before[^1] is '-' or ',' or '\u00AD' || char.IsLetterOrDigit(before[^1]))
        && before.Length > 40;

    private static bool IsHyphenated(StringBuilder text, ReadOnlySpan<char> next) =>
        text[^1] is '-' or '\u2010' or '\u00AD'
        && text.Length > 2
        && char.IsLower(text[^2])
        && char.IsLetter(text[^3])
        && char.IsLower(next[0]);

    private static bool IsIdeograph(char c) =>
        c is (>= '\u2E80' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFF00' and <= '\uFFEF');

    private static string OpenLigatures(string line)
    {
        if (!line.AsSpan().ContainsAnyInRange('\uFB00', '\uFB06'))
            return line;
        var text = new StringBuilder(line.Length + 4);
        foreach (var c in line)
            text.Append(c is >= '\uFB00' and <= '\uFB06' ? c.ToString().Normalize(NormalizationForm.FormKC) : c.ToString());
        return text.ToString();
    }
}
