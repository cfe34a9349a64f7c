using System.Text.RegularExpressions;
using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.State;
using Chatbot.Bot.Dialogs.Commands;

namespace Chatbot.Bot.Dialogs.Leave;

/// <summary><c>/leave approve ID</c> and <c>/leave decline ID</c>, for the approver alone; <c>/leave</c> begins a request.</summary>
internal sealed partial class LeaveCommand(LeaveDesk desk, DialogRunner dialogs) : ICommand
{
    private const int LongestComment = 500;

    public async Task RunAsync(ITurnContext turn, string argument, CancellationToken cancellationToken)
    {
        if (argument.Length == 0)
        {
            await dialogs.BeginAsync(turn, LeaveDialog.DialogId, null, cancellationToken);
            return;
        }

        var text = await DecideAsync(turn, argument);
        await turn.SendAsync(TurnTexts.Message(text.In(UserPreferences.LocaleOf(turn))), cancellationToken);
    }

    private async Task<LocalText> DecideAsync(ITurnContext turn, string argument)
    {
        if (!desk.IsApprover(turn))
        {
            return LeaveTexts.OnlyApprover;
        }

        if (Decision().Match(argument) is not { Success: true } match)
        {
            return LeaveTexts.UnknownRequest;
        }

        var comment = match.Groups["comment"].Value.Trim();
        var decided = await desk.DecideAsync(
            match.Groups["id"].Value.ToLowerInvariant(),
            match.Groups["verb"].Value.Equals("approve", StringComparison.OrdinalIgnoreCase),
            comment.Length is > 0 and <= LongestComment ? comment : null
        );
        return decided?.IsApproved switch
        {
            true => LeaveTexts.DecidedApproved,
            false => LeaveTexts.DecidedDeclined,
            null => LeaveTexts.UnknownRequest,
        };
    }

    [GeneratedRegex(
        @"^(?<verb>approve|decline)\s+(?<id>[0-9a-f]{16})(?:\s+(?<comment>.*))?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        1000
    )]
    private static partial Regex Decision();
}
