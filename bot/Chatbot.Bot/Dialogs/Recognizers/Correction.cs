using System.Text.RegularExpressions;
using Chatbot.Bot.Dialogs.Waterfalls;

namespace Chatbot.Bot.Dialogs.Recognizers;

/// <summary>“No, I meant …” and “change the priority to high”, in English, German and French.</summary>
/// <param name="Slot">The slot that is named; null = the last one.</param>
/// <param name="Text">Its new value; null = it is to be asked for.</param>
internal sealed partial record Correction(string? Slot, string? Text)
{
    private const int LongestText = 2000;

    /// <returns>Null when the text corrects nothing.</returns>
    public static Correction? Read(string text, IReadOnlyList<Slot> slots)
    {
        if (text.Length > LongestText)
        {
            return null;
        }

        if (Meant().Match(text) is { Success: true } meant)
        {
            var rest = meant.Groups["rest"].Value.Trim();
            return NamedIn(rest, slots, Is()) ?? new(null, rest.Length == 0 ? null : rest);
        }

        return Change().Match(text) is { Success: true } change ? NamedIn(change.Groups["rest"].Value, slots, To()) : null;
    }

    /// <summary>A slot by its label in any language, and the value after it.</summary>
    private static Correction? NamedIn(string rest, IReadOnlyList<Slot> slots, Regex separator)
    {
        rest = Article().Replace(rest.Trim(), "");
        foreach (
            var (slot, label) in slots
                .SelectMany(slot => slot.Label.All.Append(slot.Name).Select(label => (slot, label)))
                .OrderByDescending(pair => pair.label.Length)
        )
        {
            if (!rest.StartsWith(label, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var value = rest[label.Length..].TrimEnd(' ', '.', '!');
            if (value.Length == 0)
            {
                return new(slot.Name, null);
            }

            if (separator.Match(value) is { Success: true } match && value.Length > match.Length)
            {
                return new(slot.Name, value[match.Length..].Trim());
            }
        }

        return null;
    }

    [GeneratedRegex(
        @"^\s*(?:(?:no|sorry|actually|wait|oh|nein|entschuldigung|moment|halt|non|pardon|désolée?|attendez|attends)[\s,.!:–-]*)*(?:i\s+meant?|ich\s+mein(?:t)?e|ich\s+wollte\s+sagen|je\s+voulais\s+dire|je\s+veux\s+dire|correction\s*:|korrektur\s*:)[\s,:]*(?<rest>.*)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Meant();

    [GeneratedRegex(
        @"^\s*(?:please\s+|bitte\s+)?(?:change|correct|edit|fix|änder[en]?|ändere|korrigiere|korrigieren|changer|changez|change|modifier|modifiez|modifie|corriger|corrigez|corrige)\s+(?<rest>.+)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Change();

    [GeneratedRegex(
        @"^(?:the|my|your|der|die|das|den|dem|mein|meine|meinen|le|la|les|l['’]|mon|ma|mes)\s*(?=\S)(?<=\s|['’])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Article();

    [GeneratedRegex(
        @"^\s*(?::|=|\s(?:is|should\s+be|was|ist|soll|war|lautet|est|était|doit\s+être)\b)\s*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Is();

    [GeneratedRegex(
        @"^\s*(?::|=|\s(?:to|into|auf|in|zu|en|à|par|pour)\b)\s*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex To();
}
