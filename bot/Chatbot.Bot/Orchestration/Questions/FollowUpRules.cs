using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Orchestration.Questions;

/// <summary>Rewrites follow-up questions by rules for English, German and French; the same input gives the same output.</summary>
internal static partial class FollowUpRules
{
    private const int QuestionsLookedAt = 6;
    private const int LongestBareQuestionInWords = 4;
    private const int MostOwnContentWords = 3;
    private const int LongestCarriedOver = 300;

    private static readonly FrozenSet<string> Pronouns = Words(
        "it its they them their theirs that this these those he him his she her hers there one ones same "
            + "es er sie ihn ihm ihr ihnen dessen deren dies diese dieser dieses das dort dafür davon dazu damit darüber darauf "
            + "il elle ils elles lui leur leurs ça cela ceci celui celle ceux celles y en"
    );

    private static readonly FrozenSet<string> Prepositions = Words(
        "for in with without during on at from to after before by per as of "
            + "für bei im in mit ohne während nach vor von zu zum zur als ab seit "
            + "pour en avec sans chez dans pendant après avant de à au aux"
    );

    /// <summary>The question as it would be asked without the conversation, or <paramref name="text"/> when it already is.</summary>
    public static string Rewrite(string text, IReadOnlyList<ChatMessage> history)
    {
        string? previous = null;
        foreach (var message in history.Where(message => message.Role == ChatRole.User).TakeLast(QuestionsLookedAt))
        {
            if (!string.IsNullOrWhiteSpace(message.Text) && SmallTalk.Recognize(message.Text) is null)
            {
                previous = Resolve(message.Text, previous);
            }
        }

        return Resolve(text, previous);
    }

    private static string Resolve(string text, string? previous)
    {
        var question = text.Trim();
        if (previous is null || previous.Length > LongestCarriedOver)
        {
            return question;
        }

        var leadIn = LeadIn().Match(question);
        var rest = leadIn.Success ? question[leadIn.Length..].TrimStart(' ', ',') : question;
        var words = ContentWords.All(rest).ToList();
        var own = ContentWords.Of(rest).Distinct(StringComparer.Ordinal).ToList();
        if (leadIn.Success && own.Count <= MostOwnContentWords && !IsWholeQuestion(rest))
        {
            return Elliptic(rest, words, previous);
        }

        if (words.Count is > 0 and <= LongestBareQuestionInWords && (own.Count == 0 || Prepositions.Contains(words[0])))
        {
            return Prepositions.Contains(words[0]) ? Elliptic(rest, words, previous) : CarryOver(rest, previous);
        }

        return own.Count <= MostOwnContentWords && words.Any(Pronouns.Contains) ? CarryOver(rest, previous) : question;
    }

    /// <summary>“for part-timers?” after “How much leave is there for trainees?” asks “How much leave is there for part-timers?”.</summary>
    private static string Elliptic(string rest, List<string> words, string previous)
    {
        var asked = previous.TrimEnd(' ', '?', '.', '!');
        var fragment = rest.TrimEnd(' ', '?', '.', '!');
        if (words.Count > 0 && Prepositions.Contains(words[0]))
        {
            fragment = string.Concat(char.ToLowerInvariant(fragment[0]).ToString(), fragment.AsSpan(1));
            var place = asked.LastIndexOf($" {words[0]} ", StringComparison.OrdinalIgnoreCase);
            if (place > 0 && ContentWords.Of(asked[..place]).Any())
            {
                asked = asked[..place];
            }
        }

        return fragment.Length == 0 ? previous : $"{asked} {fragment}?";
    }

    private static string CarryOver(string rest, string previous)
    {
        var own = ContentWords.Of(rest).ToHashSet(StringComparer.Ordinal);
        var carried = ContentWords.Of(previous).Distinct(StringComparer.Ordinal).Where(word => !own.Contains(word)).ToList();
        return carried.Count == 0 ? rest : $"{rest} ({string.Join(' ', carried)})";
    }

    /// <summary>“And how do I report a lost badge?” begins like a follow-up, but needs nothing from before.</summary>
    private static bool IsWholeQuestion(string rest)
    {
        var words = ContentWords.All(rest).ToList();
        return words.Count > LongestBareQuestionInWords
            && QuestionWord().IsMatch(rest)
            && ContentWords.Of(rest).Distinct(StringComparer.Ordinal).Count() >= 2
            && !words.Any(Pronouns.Contains);
    }

    private static FrozenSet<string> Words(string list) => list.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    [GeneratedRegex(
        @"^(and\s+what\s+about|and\s+how\s+about|what\s+about|how\s+about|what\s+if|and|but|or|also|so|then|und\s+was\s+ist\s+mit|und\s+wie\s+ist\s+es\s+(mit|bei)|was\s+ist\s+mit|wie\s+(ist|sieht)\s+es\s+(aus\s+)?(mit|bei)|und|aber|oder|et\s+qu['’]en\s+est-il\s+(de|du|des|pour)|qu['’]en\s+est-il\s+(de|du|des|pour)|et|mais|ou)(?=[\s,?])",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex LeadIn();

    [GeneratedRegex(
        @"^(what|which|who|whom|whose|when|where|why|how|can|could|may|must|do|does|is|are|should|was|welche[rsmn]?|wer|wem|wen|wann|wo|warum|wieso|wie|kann|darf|muss|gibt|ist|sind|hat|que|quel(le)?s?|qui|quand|où|pourquoi|comment|combien|est-ce|peut|puis|dois)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex QuestionWord();
}
