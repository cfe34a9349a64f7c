using System.Text.RegularExpressions;
using Chatbot.Bot.Orchestration.Questions;

namespace Chatbot.Bot.Orchestration.Memory.Summary;

/// <summary>A summary without a language model: a line for each exchange. When there are too many, the first, the newest and the ones that say most stay.</summary>
internal static partial class ExtractiveSummary
{
    private const int FirstKept = 4;
    private const int NewestKept = 10;
    private const int MostLines = 24;
    private const int LongestQuestion = 140;
    private const int LongestAnswer = 160;

    public static IReadOnlyList<string> Extend(IReadOnlyList<string> summary, IReadOnlyList<MemoryMessage> messages)
    {
        var lines = summary.ToList();
        foreach (var turn in messages.GroupBy(message => message.Turn))
        {
            if (LineOf(turn) is { } line)
            {
                lines.RemoveAll(known => known == line);
                lines.Add(line);
            }
        }

        while (lines.Count > MostLines)
        {
            var least = Enumerable.Range(FirstKept, lines.Count - FirstKept - NewestKept).MinBy(index => Weight(lines[index]));
            lines.RemoveAt(least);
        }

        return lines;
    }

    /// <summary>“question” → the first sentence of the answer.</summary>
    private static string? LineOf(IEnumerable<MemoryMessage> turn)
    {
        var asked = turn.FirstOrDefault(message => message.IsUser)?.Text;
        var answered = turn.FirstOrDefault(message => !message.IsUser && !SaysNothing(message.Text))?.Text;
        return asked is not null && SmallTalk.Recognize(asked) is not null ? null
            : asked is null && answered is null ? null
            : answered is null ? $"“{Shorten(asked!, LongestQuestion)}”"
            : asked is null ? Shorten(FirstSentence(answered), LongestAnswer)
            : $"“{Shorten(asked, LongestQuestion)}” → {Shorten(FirstSentence(answered), LongestAnswer)}";
    }

    /// <summary>That nothing was found, or that something was noted.</summary>
    private static bool SaysNothing(string answer) =>
        ((AssistantTexts[])[AssistantLanguages.English, AssistantLanguages.German, AssistantLanguages.French]).Any(texts =>
            answer.StartsWith(texts.NotFound, StringComparison.Ordinal) || answer == texts.Noted
        );

    /// <summary>Numbers and names tell most.</summary>
    private static int Weight(string line) => Telling().Count(line);

    private static string FirstSentence(string text)
    {
        var plain = Mark().Replace(text, "").Trim();
        var end = SentenceEnd().Match(plain);
        return end.Success ? plain[..(end.Index + 1)] : plain;
    }

    private static string Shorten(string text, int longest)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= longest)
        {
            return line;
        }

        var space = line.LastIndexOf(' ', longest);
        var end = space > longest / 2 ? space : longest;
        return $"{line.AsSpan(0, char.IsHighSurrogate(line[end - 1]) ? end - 1 : end)}…";
    }

    [GeneratedRegex(@"\p{N}+|(?<=\S\s)\p{Lu}\p{L}*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Telling();

    [GeneratedRegex(@"[.!?](?=\s)|(?=\n)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@" ?\[[0-9]{1,3}\]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Mark();
}
