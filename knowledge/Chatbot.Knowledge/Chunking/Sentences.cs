using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Chunking;

/// <summary>Cuts a text at the ends of sentences. Pure.</summary>
internal static class Sentences
{
    private const string Terminators = ".!?…。！？؟।";
    private const string Closers = "\"')]}»”’」』）";
    private const string WideTerminators = "。！？";

    /// <summary>
    /// Ranges within <paramref name="text"/> of its sentences, without the blanks between them. Line ends that a reader kept
    /// part sentences too.
    /// </summary>
    public static IEnumerable<TextRange> Split(string text, int start, int end)
    {
        var first = SkipBlank(text, start, end);
        for (var i = first; i < end; i++)
        {
            var cut = text[i] == '\n' ? i : SentenceEnd(text, i, end);
            if (cut < 0)
                continue;
            if (cut > first)
                yield return new TextRange(first, cut);
            first = SkipBlank(text, cut, end);
            i = Math.Max(i, first - 1);
        }

        var last = end;
        while (last > first && char.IsWhiteSpace(text[last - 1]))
            last--;
        if (last > first)
            yield return new TextRange(first, last);
    }

    private static int SentenceEnd(string text, int i, int end)
    {
        if (!Terminators.Contains(text[i], StringComparison.Ordinal))
            return -1;
        var after = i + 1;
        while (
            after < end
            && (
                Terminators.Contains(text[after], StringComparison.Ordinal)
                || Closers.Contains(text[after], StringComparison.Ordinal)
            )
        )
            after++;
        if (after >= end || WideTerminators.Contains(text[i], StringComparison.Ordinal))
            return after;
        if (!char.IsWhiteSpace(text[after]))
            return -1;
        var next = SkipBlank(text, after, end);
        return next < end && (char.IsLower(text[next]) || IsAbbreviation(text, i)) ? -1 : after;
    }

    private static bool IsAbbreviation(string text, int dot)
    {
        if (text[dot] != '.')
            return false;
        var start = dot;
        while (start > 0 && char.IsLetter(text[start - 1]))
            start--;
        return text.AsSpan(start, dot - start)
            is [_]
                or "Dr"
                or "Mr"
                or "Mrs"
                or "Ms"
                or "Prof"
                or "St"
                or "No"
                or "Nr"
                or "vs"
                or "Fig"
                or "Inc";
    }

    private static int SkipBlank(string text, int i, int end)
    {
        while (i < end && char.IsWhiteSpace(text[i]))
            i++;
        return i;
    }
}
