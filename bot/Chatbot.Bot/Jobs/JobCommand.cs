using System.Text.RegularExpressions;
using Chatbot.Bot.Conversations;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Jobs;

/// <summary>What a person may say about jobs. A closed hierarchy.</summary>
internal abstract partial record JobCommand
{
    private JobCommand() { }

    /// <summary><c>run NAME {json}</c> or <c>run NAME text</c>.</summary>
    /// <param name="Name">The workflow.</param>
    /// <param name="Input">JSON, a text, or empty.</param>
    /// <param name="IsExplicit">Whether it was written with a slash, so that it cannot mean anything else.</param>
    internal sealed record Run(string Name, string Input, bool IsExplicit) : JobCommand;

    /// <summary><c>/background QUESTION</c>.</summary>
    internal sealed record Background(string Question) : JobCommand;

    /// <summary><c>cancel job ID</c>.</summary>
    internal sealed record Cancel(string Id) : JobCommand;

    /// <summary><c>stop</c>, while no turn runs.</summary>
    internal sealed record Stop : JobCommand;

    /// <summary><c>job ID</c>.</summary>
    internal sealed record Show(string Id) : JobCommand;

    /// <summary><c>jobs</c>; or a question for the state, which counts only when there is a job.</summary>
    /// <param name="IsExplicit">Whether it cannot mean anything else.</param>
    internal sealed record List(bool IsExplicit) : JobCommand;

    /// <summary>What a message says about jobs; null = nothing.</summary>
    public static JobCommand? Of(Activity activity)
    {
        if (activity.Text?.Trim() is not { Length: > 0 } text)
        {
            return null;
        }

        return StopCommand.Matches(activity) ? new Stop()
            : CancelWords().Match(text) is { Success: true } cancel ? new Cancel(cancel.Groups["id"].Value.ToLowerInvariant())
            : ShowWords().Match(text) is { Success: true } show ? new Show(show.Groups["id"].Value.ToLowerInvariant())
            : ListWords().IsMatch(text) ? new List(IsExplicit: true)
            : StateWords().IsMatch(text) ? new List(IsExplicit: false)
            : BackgroundWords().Match(text) is { Success: true } background ? new Background(background.Groups["question"].Value)
            : RunWords().Match(text) is { Success: true } run
                ? new Run(run.Groups["name"].Value.ToLowerInvariant(), run.Groups["input"].Value, text.StartsWith('/'))
            : null;
    }

    [GeneratedRegex(
        @"^/?cancel\s+(job\s+)?(?<id>[0-9a-f]{16})\s*[.!]?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex CancelWords();

    [GeneratedRegex(
        @"^/?(job|status)\s+(?<id>[0-9a-f]{16})\s*[?.!]?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex ShowWords();

    [GeneratedRegex(
        @"^(/jobs|jobs|my jobs)\s*[?.!]?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex ListWords();

    [GeneratedRegex(
        @"^(/?status|how far (are you|is it)|wie weit (bist du|sind sie|ist es)|où en (es-tu|êtes-vous))\s*[?.!]?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex StateWords();

    [GeneratedRegex(
        @"^/background\s+(?<question>\S.*)$",
        RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex BackgroundWords();

    [GeneratedRegex(
        @"^/?run\s+(?<name>[a-z][a-z0-9_]{0,39})(\s+(?<input>\S.*))?$",
        RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex RunWords();
}
