using System.Globalization;

namespace Chatbot.Knowledge.Chunking;

/// <summary>Places in a text where a reader sees one character end and the next begin. Pure.</summary>
internal static class Graphemes
{
    /// <summary>How far back a certain place is looked for; nothing that a person wrote needs more.</summary>
    private const int LongestLookBack = 4096;

    /// <summary>Whether a text may be cut before a character.</summary>
    public static bool IsBoundary(string text, int index)
    {
        if (index <= 0 || index >= text.Length)
            return true;
        if (char.IsAscii(text[index]))
            return text[index] != '\n' || text[index - 1] != '\r';
        var start = index - 1;
        while (start > 0 && index - start < LongestLookBack && !Begins(text[start]))
            start--;
        while (start < index)
            start += StringInfo.GetNextTextElementLength(text.AsSpan(start));
        return start == index;
    }

    /// <summary>The last boundary at or before an index, or <paramref name="start"/>, which is one itself.</summary>
    public static int LastBoundary(string text, int start, int index)
    {
        var from = index;
        while (from > start && index - from < LongestLookBack && !(Begins(text[from - 1]) && IsBoundary(text, from - 1)))
            from--;
        from = from > start ? from - 1 : start;
        if (!IsBoundary(text, from))
            from = start;
        var last = from;
        while (last < index)
        {
            var next = last + StringInfo.GetNextTextElementLength(text.AsSpan(last));
            if (next > index)
                break;
            last = next;
        }

        return last;
    }

    /// <summary>Whether a character begins a visible one, whatever is before it: a sign of ASCII, a kana or an ideograph.</summary>
    private static bool Begins(char c) => char.IsAscii(c) || c is >= '\u3041' and <= '\u9FFF' and not ('\u3099' or '\u309A');
}
