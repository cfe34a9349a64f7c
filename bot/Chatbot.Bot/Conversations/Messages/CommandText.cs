using System.Text.RegularExpressions;

namespace Chatbot.Bot.Conversations.Messages;

/// <summary>A command such as <c>/help</c>: a slash and a word at the very beginning. A path such as <c>/etc/hosts</c> is none.</summary>
/// <param name="Name">The word in small letters, without the slash.</param>
/// <param name="Argument">What follows; empty when nothing does.</param>
internal sealed partial record CommandText(string Name, string Argument)
{
    public static CommandText? Of(string? text) =>
        text is not null && Command().Match(text) is { Success: true } match
            ? new(match.Groups["name"].Value.ToLowerInvariant(), match.Groups["argument"].Value.Trim())
            : null;

    [GeneratedRegex(
        @"^\s*/(?<name>[A-Za-z]{1,20})(?:\s+(?<argument>.*))?\s*$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Command();
}
