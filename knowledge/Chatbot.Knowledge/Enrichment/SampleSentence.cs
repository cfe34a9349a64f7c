using Chatbot.Knowledge.Language;

namespace Chatbot.Knowledge.Enrichment;

/// <summary>A sentence and its words.</summary>
/// <param name="Start">Its first character in the text.</param>
/// <param name="End">The character after its last.</param>
/// <param name="Words">Its words in order.</param>
internal sealed record SampleSentence(int Start, int End, IReadOnlyList<SampleWord> Words)
{
    private const string Joiners = "-'’&";

    public static IReadOnlyList<SampleSentence> All(string text)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        return
        [
            .. SentenceSplitter
                .Split(text)
                .Select(range => range.GetOffsetAndLength(text.Length))
                .Select(range => new SampleSentence(
                    range.Offset,
                    range.Offset + range.Length,
                    WordsOf(text, range.Offset, range.Offset + range.Length, words)
                )),
        ];
    }

    private static List<SampleWord> WordsOf(string text, int start, int end, Dictionary<string, string> known)
    {
        var words = new List<SampleWord>();
        var i = start;
        var gap = false;
        while (i < end)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                gap |= !char.IsWhiteSpace(text[i]);
                i++;
                continue;
            }

            var from = i;
            while (i < end && (char.IsLetterOrDigit(text[i]) || IsMark(text[i]) || IsJoiner(text, i, end)))
                i++;
            var lower = text[from..i].ToLowerInvariant();
            if (!known.TryGetValue(lower, out var shared))
                known[lower] = shared = lower;
            words.Add(new SampleWord(from, i, shared, char.IsUpper(text[from]), gap));
            gap = false;
        }

        return words;
    }

    private static bool IsMark(char c) => char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark;

    private static bool IsJoiner(string text, int i, int end) =>
        Joiners.Contains(text[i], StringComparison.Ordinal) && i + 1 < end && char.IsLetterOrDigit(text[i + 1]);
}
