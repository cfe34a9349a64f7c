using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Chunking;

/// <summary>Finds where a text can be cut so that a part has a given size. Pure and thread-safe.</summary>
internal sealed class TextCuts(string text, ITokenCounter counter)
{
    /// <summary>Number of tokens in a range.</summary>
    public int Count(int start, int end) => counter.Count(text.AsSpan(start, end - start));

    /// <summary>Consecutive parts of a range that each have at most so many tokens, without the blanks between them.</summary>
    public IEnumerable<TextRange> Parts(TextRange range, int maxTokens)
    {
        var start = SkipBlank(range.Start, range.End);
        while (start < range.End)
        {
            var end = EndOf(start, range.End, maxTokens);
            yield return new TextRange(start, TrimEnd(start, end));
            start = SkipBlank(end, range.End);
        }
    }

    /// <summary>
    /// The largest end with which a part fits: at a blank if one is in its second half, else between two visible characters.
    /// A single visible character that is larger is cut too, between two code points.
    /// </summary>
    public int EndOf(int start, int limit, int maxTokens)
    {
        var end = start + counter.Fit(text.AsSpan(start, limit - start), maxTokens);
        if (end >= limit)
            return limit;
        end = Math.Max(end, start + 1);
        var least = start + ((end - start) / 2);
        for (var i = end; i > least; i--)
        {
            if (char.IsWhiteSpace(text[i]) && Graphemes.IsBoundary(text, i + 1))
                return Verified(start, i, maxTokens);
        }

        var visible = Graphemes.LastBoundary(text, start, end);
        if (visible > start)
            return Verified(start, visible, maxTokens);
        return char.IsLowSurrogate(text[end]) && char.IsHighSurrogate(text[end - 1]) ? Math.Max(end - 1, start + 2) : end;
    }

    /// <summary>The first place from which the rest of a range has at most so many tokens and begins a word, or its end.</summary>
    public int StartOfLast(int start, int end, int maxTokens)
    {
        var best = end;
        for (var i = end - 1; i > start; i--)
        {
            if (!BeginsWord(i))
                continue;
            if (Count(i, end) > maxTokens)
                break;
            best = i;
        }

        return best;
    }

    /// <summary>The first character in a range that is no blank, or its end.</summary>
    public int SkipBlank(int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        return start;
    }

    /// <summary>The end of a range without the blanks at its end.</summary>
    public int TrimEnd(int start, int end)
    {
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return end;
    }

    private bool BeginsWord(int i)
    {
        if (char.IsWhiteSpace(text[i]))
            return false;
        var before = text[i - 1];
        var parted = char.IsWhiteSpace(before) || before is >= '\u2E80' and < '\uD800';
        return parted && Graphemes.IsBoundary(text, i);
    }

    /// <summary>The tokens of a part alone may be more than those of the same part in its context; then it is made smaller.</summary>
    private int Verified(int start, int end, int maxTokens)
    {
        while (true)
        {
            var trimmed = TrimEnd(start, end);
            if (trimmed - start <= 1 || Count(start, trimmed) <= maxTokens)
                return end;
            var smaller = Graphemes.LastBoundary(text, start, trimmed - 1);
            if (smaller <= start)
                return end;
            end = smaller;
        }
    }
}
