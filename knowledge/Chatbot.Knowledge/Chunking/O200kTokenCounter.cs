using System.Globalization;
using Microsoft.ML.Tokenizers;

namespace Chatbot.Knowledge.Chunking;

/// <summary>
/// Counts in the vocabulary <c>o200k_base</c>. A run of more than 256 letters, signs or blanks, which no language has, is counted
/// in slices of 256, because the cost of one word grows with the square of its length. The vocabulary (40 MB) is loaded at
/// first use, once per process.
/// </summary>
public sealed class O200kTokenCounter : ITokenCounter
{
    private const int LongestRun = 256;
    private const int CharactersPerToken = 8;
    private static readonly Lazy<TiktokenTokenizer> Tokenizer = new(() => TiktokenTokenizer.CreateForEncoding("o200k_base"));

    private enum Kind
    {
        Word,
        Blank,
        Sign,
    }

    /// <inheritdoc/>
    public int Count(ReadOnlySpan<char> text)
    {
        var tokens = 0;
        while (!text.IsEmpty)
        {
            var slice = text[..SliceLength(text)];
            tokens += Tokenizer.Value.CountTokens(slice);
            text = text[slice.Length..];
        }

        return tokens;
    }

    /// <inheritdoc/>
    public int Fit(ReadOnlySpan<char> text, int maxTokens)
    {
        var start = 0;
        while (start < text.Length && maxTokens > 0)
        {
            // The tokenizer copies what it is given, so it gets no more than can matter.
            var window = text.Slice(start, (int)Math.Min(text.Length - start, (long)maxTokens * CharactersPerToken + LongestRun));
            var slice = window[..SliceLength(window)];
            var length = Tokenizer.Value.GetIndexByTokenCount(slice, maxTokens, out _, out var used);
            start += length;
            maxTokens -= used;
            if (length < slice.Length)
                break;
        }

        return start;
    }

    /// <summary>The text up to the place where a run becomes too long.</summary>
    private static int SliceLength(ReadOnlySpan<char> text)
    {
        if (text.Length <= LongestRun)
            return text.Length;
        var run = 0;
        var kind = Kind.Sign;
        for (var i = 0; i < text.Length; i++)
        {
            // Half of a pair goes with its neighbours, so that no slice parts it.
            var now = char.IsSurrogate(text[i]) ? kind : KindOf(text[i]);
            run = now == kind ? run + 1 : 1;
            kind = now;
            if (run > LongestRun && !char.IsLowSurrogate(text[i]))
                return i;
        }

        return text.Length;
    }

    private static Kind KindOf(char c)
    {
        if (char.IsLetter(c))
            return Kind.Word;
        if (char.IsWhiteSpace(c))
            return Kind.Blank;
        return c < '\u0300' ? Kind.Sign
            : char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark ? Kind.Word
            : Kind.Sign;
    }
}
