using System.Globalization;
using System.Text.RegularExpressions;
using Chatbot.Bot.Orchestration;

namespace Chatbot.Bot.Conversations.Answers;

/// <summary>What to ask next as a numbered list, where a channel has no buttons: its number is enough to ask it.</summary>
internal static partial class NumberedSuggestions
{
    /// <summary>A paragraph for the end of an answer.</summary>
    public static string Write(IReadOnlyList<string> suggestions, AssistantTexts texts) =>
        $"{texts.AskNext}\n"
        + string.Join(
            '\n',
            suggestions.Select((text, index) => string.Create(CultureInfo.InvariantCulture, $"{index + 1}. {text}"))
        );

    /// <summary>The suggestion whose number a reply names; null when the reply is something else, or the message has no such list.</summary>
    /// <param name="message">The message that may hold a list.</param>
    /// <param name="reply">What the person wrote.</param>
    public static string? Find(string? message, string? reply)
    {
        if (message is null || !int.TryParse(reply?.Trim().TrimEnd('.', ')'), CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var heading = AssistantLanguages.All.Max(texts => message.LastIndexOf($"{texts.AskNext}\n", StringComparison.Ordinal));
        return heading < 0
            ? null
            : Item()
                .Matches(message[heading..])
                .FirstOrDefault(item => int.Parse(item.Groups["number"].ValueSpan, CultureInfo.InvariantCulture) == number)
                ?.Groups["text"]
                .Value.TrimEnd();
    }

    [GeneratedRegex(
        @"^(?<number>[0-9]{1,2})\. (?<text>.+)$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Item();
}
