using System.Collections.Frozen;

namespace Chatbot.Knowledge.Language;

/// <summary>
/// Cuts a text into sentences; list items, table rows and headings count as sentences. Every range is trimmed and not
/// empty, and together they cover everything but white space. Pure.
/// </summary>
internal static class SentenceSplitter
{
    private static readonly FrozenSet<string> Abbreviations = (
        "mr mrs ms dr prof st sr jr vs etc no nr fig figs eq ref refs vol pp ed eds al ca cf approx dept est inc ltd co corp "
        + "jan feb mar apr jun jul aug sep sept oct nov dec e.g i.e u.s u.k u.n a.m p.m b.c a.d ph.d gen col lt sgt capt rev hon gov"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyList<Range> Split(string text)
    {
        var sentences = new List<Range>();
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' ? BreaksLine(text, start, i) : EndsSentence(text, i))
            {
                int end = text[i] == '\n' ? i : AfterClosers(text, i + 1);
                Add(text, start, end, sentences);
                start = end;
                i = Math.Max(i, end - 1);
            }
        }

        Add(text, start, text.Length, sentences);
        return sentences;
    }

    /// <summary>True for a line that is an item of a list, a row of a table or a heading.</summary>
    public static bool IsItem(ReadOnlySpan<char> line)
    {
        ReadOnlySpan<char> text = line.TrimStart();
        return text.Length > 0 && (text[0] is '|' or '#' or '>' || MarkerLength(text) > 0);
    }

    /// <summary>Length of a list marker with its white space at the start of a line; 0 when there is none.</summary>
    public static int MarkerLength(ReadOnlySpan<char> line)
    {
        int i = 0;
        if (line.Length > 1 && line[0] is '-' or '*' or '+' or '•' or '·' or '◦' or '–' or '▪')
        {
            i = 1;
        }
        else
        {
            while (i < line.Length && i < 3 && char.IsAsciiDigit(line[i]))
            {
                i++;
            }

            i = i > 0 && i < line.Length && line[i] is '.' or ')' ? i + 1 : 0;
        }

        if (i == 0 || i >= line.Length || line[i] is not (' ' or '\t'))
        {
            return 0;
        }

        while (i < line.Length && line[i] is ' ' or '\t')
        {
            i++;
        }

        return i;
    }

    private static bool BreaksLine(string text, int start, int newline)
    {
        int next = newline + 1;
        int lineEnd = text.IndexOf('\n', Math.Min(next, text.Length));
        ReadOnlySpan<char> following = next >= text.Length ? [] : text.AsSpan(next, (lineEnd < 0 ? text.Length : lineEnd) - next);
        if (following.IsWhiteSpace() || IsItem(following))
        {
            return true;
        }

        ReadOnlySpan<char> current = text.AsSpan(start, newline - start).TrimStart();
        return current.Length > 0 && current[0] is '|' or '#';
    }

    private static bool EndsSentence(string text, int i)
    {
        char character = text[i];
        if (character is '。' or '！' or '？' or '｡')
        {
            return true;
        }

        if (character is not ('.' or '!' or '?' or '…'))
        {
            return false;
        }

        int after = AfterClosers(text, i + 1);
        if (after < text.Length && !char.IsWhiteSpace(text[after]))
        {
            return false;
        }

        int next = after;
        while (next < text.Length && char.IsWhiteSpace(text[next]))
        {
            next++;
        }

        return next == text.Length || (!char.IsLower(text[next]) && !(character == '.' && EndsAbbreviation(text, i)));
    }

    private static int AfterClosers(string text, int i)
    {
        while (
            i < text.Length
            && text[i] is '"' or '\'' or ')' or ']' or '”' or '’' or '»' or '.' or '!' or '?' or '…' or '」' or '』'
        )
        {
            i++;
        }

        return i;
    }

    /// <summary>An abbreviation, an initial (J. Smith) or the number of a list item.</summary>
    private static bool EndsAbbreviation(string text, int dot)
    {
        int start = dot;
        while (start > 0 && !char.IsWhiteSpace(text[start - 1]) && text[start - 1] is not ('(' or '[' or '"'))
        {
            start--;
        }

        ReadOnlySpan<char> word = text.AsSpan(start, dot - start);
        if (word.Length == 1 && char.IsUpper(word[0]))
        {
            return true;
        }

        bool startsLine = start == 0 || text[start - 1] == '\n';
        return (startsLine && word.Length is > 0 and < 4 && !word.ContainsAnyExceptInRange('0', '9'))
            || Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
    }

    private static void Add(string text, int start, int end, List<Range> sentences)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        if (end > start)
        {
            sentences.Add(start..end);
        }
    }
}
