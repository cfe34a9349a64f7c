using System.Text.Json;
using Chatbot.Bot.Orchestration.Agents;
using Chatbot.Bot.Persistence.Rows;
using Chatbot.Bot.Tools.Approval;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Conversations.Approvals;

/// <summary>A request for approval as it is kept: who asked where, who decides where, and what became of it.</summary>
internal sealed class ApprovalCase(ApprovalRow row)
{
    private readonly PendingApproval _pending = JsonSerializer.Deserialize(
        row.Pending,
        AgentJsonContext.Default.PendingApproval
    )!;

    public string Id => row.ApprovalId;

    public ApprovalRequest Request => _pending.Request;

    /// <summary>The run that waits.</summary>
    public AgentCheckpoint Checkpoint => _pending.Checkpoint;

    /// <summary>Where the question was asked.</summary>
    public ConversationId Conversation { get; } = ConversationId.Parse(row.ConversationId);

    public Activity Reference { get; } = ActivityJson.Parse(row.Reference);

    /// <summary>The person who asked.</summary>
    public string RequesterId => row.UserId;

    public string RequesterName => NameOf(Reference, RequesterId);

    /// <summary>Where the person who decides is asked.</summary>
    public ConversationId ApproverConversation { get; } = ConversationId.Parse(row.ApproverConversationId);

    public Activity ApproverReference { get; } = ActivityJson.Parse(row.ApproverReference);

    public string ApproverName => NameOf(ApproverReference, Request.ApproverId);

    /// <summary>The message that asks, once it was sent.</summary>
    public string? CardActivityId => row.CardActivityId;

    public string Status => row.Status;

    /// <summary>The turn that decided.</summary>
    public string? DecidedTurn => row.DecidedTurn;

    /// <summary>Whether the turn that decided goes on by itself: its message came in the conversation that asked.</summary>
    public bool GoesOnWhereDecided =>
        IsOwn && DecidedTurn?.EndsWith($"#{ActivityTypes.Message}", StringComparison.Ordinal) == true;

    public string? DecidedBy => row.DecidedBy;

    public DateTimeOffset? DecidedAt => row.DecidedAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;

    public bool IsRemembered => row.IsRemembered;

    /// <summary>Arguments as the person changed them; null = unchanged.</summary>
    public string? EditedArguments => row.Arguments;

    public string Arguments => row.Arguments ?? Request.Arguments;

    /// <summary>Whether the person who asked decides.</summary>
    public bool IsOwn => Request.Approver is null;

    /// <summary>Whether an answer of this person in this place counts.</summary>
    public bool MayDecide(ConversationId conversation, string? userId) =>
        userId is not null
        && Approver.In(conversation, userId).ToString() == row.Approver
        && (!IsOwn || conversation == Conversation);

    private static string NameOf(Activity reference, string id) =>
        string.IsNullOrWhiteSpace(reference.From?.Name) ? id : reference.From.Name;
}
