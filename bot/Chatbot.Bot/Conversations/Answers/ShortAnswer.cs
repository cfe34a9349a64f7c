using System.Text.RegularExpressions;

namespace Chatbot.Bot.Conversations.Answers;

/// <summary>Finds the short first part of an answer: the sentences that answer, with the source that they rest on.</summary>
internal static partial class ShortAnswer
{
    /// <summary>Longest first part, in words.</summary>
    public const int MostWords = 60;

    /// <summary>
    /// The end of the first part: that of the first sentence or line that cites a source; when none of the first ones does, that of the
    /// last one that is still short. Null when even the first is too long.
    /// </summary>
    /// <param name="text">The whole answer.</param>
    /// <param name="longest">Longest first part, in UTF-16 characters.</param>
    public static int? EndOfFirst(string text, int longest)
    {
        int? last = null;
        foreach (var end in Ends(text))
        {
            if (end > longest || Word().Count(text[..end]) > MostWords)
            {
                break;
            }

            last = end;
            if (Mark().IsMatch(text[..end]))
            {
                break;
            }
        }

        return last;
    }

    /// <summary>Where sentences and lines end, outside of blocks of code; the mark of a source belongs to what it proves.</summary>
    private static IEnumerable<int> Ends(string text)
    {
        for (var i = 1; i <= text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i - 1]) || (i < text.Length && !char.IsWhiteSpace(text[i])))
            {
                continue;
            }

            var isEnd = i == text.Length || EndsLine(text, i) || (EndsSentence(text, i) && !IsBeforeMark(text, i));
            if (isEnd && Fence().Count(text[..i]) % 2 == 0)
            {
                yield return i;
            }
        }
    }

    private static bool EndsLine(string text, int end)
    {
        var next = end;
        while (next < text.Length && text[next] is ' ' or '\r')
        {
            next++;
        }

        return next == text.Length || text[next] == '\n';
    }

    private static bool EndsSentence(string text, int end)
    {
        var sentence = text.AsSpan(0, end);
        while (sentence.EndsWith(']') && sentence.LastIndexOf('[') is >= 0 and var open && IsNumber(sentence[(open + 1)..^1]))
        {
            sentence = sentence[..open].TrimEnd();
        }

        return sentence.TrimEnd('*').Length > 0 && sentence.TrimEnd('*')[^1] is '.' or '!' or '?' or '。';
    }

    private static bool IsNumber(ReadOnlySpan<char> text) => text.Length > 0 && !text.ContainsAnyExceptInRange('0', '9');

    private static bool IsBeforeMark(string text, int end) => text.AsSpan(end).TrimStart().StartsWith('[');

    [GeneratedRegex(@"\S+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    [GeneratedRegex(@"\[[0-9]{1,3}\]", RegexOptions.NonBacktracking)]
    private static partial Regex Mark();

    [GeneratedRegex(@"^ {0,3}(```|~~~)", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Fence();
}
