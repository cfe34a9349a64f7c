using System.Text.Json;
using Chatbot.Bot.Cards;
using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.Approvals;
using Chatbot.Bot.Conversations.State;
using Chatbot.Bot.Tools.Approval;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Dialogs.Leave;

/// <summary>A request for leave that waits for the approver. What was decided is told where it was asked for.</summary>
internal sealed class LeaveApproval(Approvers approvers, IOptions<LeaveOptions> options, TimeProvider time)
    : IApprovalKind,
        IApproverNames
{
    /// <summary>Under which the approver is known beside those of tools.</summary>
    public const string KindName = "leave";

    public string Name => KindName;

    public IEnumerable<string> Names => [KindName];

    /// <summary>The request as it is kept; null when nobody else decides about leave of this person.</summary>
    /// <param name="turn">The turn that asks.</param>
    /// <param name="id">Unguessable; the same when the turn runs again.</param>
    /// <param name="leave">What is asked for; all is filled in.</param>
    /// <param name="workingDays">Working days of it by the company's calendar.</param>
    public OpenApproval? Open(ITurnContext turn, string id, LeaveState leave, int workingDays)
    {
        var locale = UserPreferences.LocaleOf(turn);
        return approvers.Find(KindName, Approver.In(turn.Conversation, turn.Activity.From?.Id ?? "")) is { } approver
            ? new(
                new()
                {
                    Id = id,
                    Subject = LeaveTexts.Name.In(locale),
                    Description = LeaveTexts
                        .Asked.In(
                            locale,
                            LeaveWording.KindOf(leave, locale),
                            LeaveWording.Day(leave.From),
                            LeaveWording.Day(leave.To),
                            workingDays,
                            leave.Reason ?? ""
                        )
                        .TrimEnd(),
                    ApproverId = approver.UserId,
                    Approver = approver,
                    ExpiresAt = time.GetUtcNow() + options.Value.Lifetime,
                },
                KindName,
                Purpose: null,
                JsonSerializer.SerializeToElement(leave, LeaveJsonContext.Default.LeaveState),
                IsRecord: true
            )
            : null;
    }

    /// <summary>The request without the reason, which its person wants forgotten.</summary>
    public static OpenApproval WithoutReason(OpenApproval open, LeaveState leave, string reason) =>
        open with
        {
            Request = open.Request with
            {
                Description = open.Request.Description.Replace(reason.TrimEnd(), "", StringComparison.Ordinal).TrimEnd(),
            },
            Waiting = JsonSerializer.SerializeToElement(leave with { Reason = "" }, LeaveJsonContext.Default.LeaveState),
        };

    public Task GoOnAsync(ITurnContext turn, ApprovalCase approval, CancellationToken cancellationToken)
    {
        var leave = approval.Waiting.Deserialize(LeaveJsonContext.Default.LeaveState)!;
        var text = approval.Status switch
        {
            ApprovalStatus.Approved => LeaveTexts.Approved,
            ApprovalStatus.Denied => LeaveTexts.Declined,
            _ => LeaveTexts.NobodyDecided,
        };
        var said = text.In(
            UserPreferences.LocaleOf(turn),
            LeaveWording.Day(leave.From),
            LeaveWording.Day(leave.To),
            CardMarkdown.Escape(approval.Comment ?? "")
        );
        return turn.SendAsync(TurnTexts.Message(said.TrimEnd()), cancellationToken);
    }
}
