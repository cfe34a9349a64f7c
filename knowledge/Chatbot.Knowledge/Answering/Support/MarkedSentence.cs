using System.Globalization;
using System.Text.RegularExpressions;

namespace Chatbot.Knowledge.Answering.Support;

/// <summary>A sentence of an answer and the marks behind it.</summary>
/// <param name="Raw">As it stands in the answer, with the space behind it.</param>
/// <param name="Text">Without marks, list markers and outer space.</param>
/// <param name="Marks">The numbers of its citations.</param>
internal sealed partial record MarkedSentence(string Raw, string Text, IReadOnlyList<int> Marks)
{
    private const int FewestWords = 3;

    /// <summary>False for headings, questions, lead-ins and fragments, which state nothing.</summary>
    public bool IsStatement =>
        !Raw.TrimStart().StartsWith('#')
        && Text.Length > 0
        && Text[^1] is not ('?' or ':')
        && Text.Count(character => character == ' ') + 1 >= FewestWords;

    /// <summary>The sentences of a whole answer; joined, their raw texts are the answer.</summary>
    public static IReadOnlyList<MarkedSentence> Split(string answer)
    {
        var sentences = new List<MarkedSentence>();
        int start = 0;
        while (FindEnd(answer, start) is { } end)
        {
            sentences.Add(Read(answer[start..end]));
            start = end;
        }

        if (start < answer.Length)
        {
            sentences.Add(Read(answer[start..]));
        }

        return sentences;
    }

    /// <summary>Where the sentence that begins at <paramref name="start"/> ends, when what follows it is known.</summary>
    public static int? FindEnd(string text, int start)
    {
        for (int i = start; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                return AfterSpace(text, i);
            }

            if (
                text[i] == ' '
                && i + 1 < text.Length
                && Closes(text.AsSpan(start, i - start))
                && Opens(text[AfterSpace(text, i)..])
            )
            {
                return AfterSpace(text, i);
            }
        }

        return null;
    }

    public static MarkedSentence Read(string raw) =>
        new(
            raw,
            Marker().Replace(Mark().Replace(raw, string.Empty), string.Empty).Trim(),
            [
                .. Mark()
                    .Matches(raw)
                    .SelectMany(match => match.Groups["n"].Captures)
                    .Select(number => int.Parse(number.ValueSpan, CultureInfo.InvariantCulture))
                    .Distinct(),
            ]
        );

    private static int AfterSpace(string text, int index)
    {
        while (index < text.Length && char.IsWhiteSpace(text[index]))
        {
            index++;
        }

        return index;
    }

    private static bool Closes(ReadOnlySpan<char> text) =>
        text.TrimEnd("[]0123456789, )\"”»*_") is [.., '.' or '!' or '?' or '…'];

    private static bool Opens(string rest) => rest.Length > 0 && rest[0] != '[' && !char.IsLower(rest[0]);

    [GeneratedRegex(
        @"\s*\[(?<n>[0-9]{1,3})(\s*,\s*(?<n>[0-9]{1,3}))*\]",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Mark();

    [GeneratedRegex(@"^\s*([-*•]|[0-9]{1,2}[.)])\s+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Marker();
}
