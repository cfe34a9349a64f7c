using System.Text.Json;
using Chatbot.Bot.Persistence.Rows;
using Chatbot.Bot.Tools.Approval;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Conversations.Approvals;

/// <summary>A request for approval as it is kept: who asked where, who decides where, and what became of it.</summary>
internal sealed class ApprovalCase(ApprovalRow row)
{
    private readonly OpenApproval _open = JsonSerializer.Deserialize(row.Pending, ApprovalJsonContext.Default.OpenApproval)!;

    public string Id => row.ApprovalId;

    public ApprovalRequest Request => _open.Request;

    /// <summary>The <see cref="IApprovalKind.Name"/> that goes on.</summary>
    public string Kind => _open.Kind;

    /// <summary>What it is for, for the person who decides; null when they know.</summary>
    public string? Purpose => _open.Purpose;

    /// <summary>What waits, in the form of its kind.</summary>
    public JsonElement Waiting => _open.Waiting;

    /// <summary>Where the question was asked.</summary>
    public ConversationId Conversation { get; } = ConversationId.Parse(row.ConversationId);

    public Activity Reference { get; } = ActivityJson.Parse(row.Reference);

    /// <summary>The person who asked.</summary>
    public string RequesterId => row.UserId;

    public string RequesterName => NameOf(Reference, RequesterId);

    /// <summary>Where the person who decides is asked; null until they first write.</summary>
    public ConversationId? ApproverConversation { get; } =
        ConversationId.TryParse(row.ApproverConversationId, out var place) ? place : null;

    /// <summary>How to go on there; null until they first write.</summary>
    public Activity? ApproverReference { get; } =
        row.ApproverReference.Length == 0 ? null : ActivityJson.Parse(row.ApproverReference);

    public string ApproverName => ApproverReference is { } place ? NameOf(place, Request.ApproverId) : Request.ApproverId;

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

    /// <summary>The values of the call as they stand; null = no tool is called.</summary>
    public string? Arguments => row.Arguments ?? Request.Arguments;

    /// <summary>What the person who decided has added, or null.</summary>
    public string? Comment => row.Comment;

    /// <summary>Whether the person who asked decides.</summary>
    public bool IsOwn => Request.Approver is null;

    /// <summary>Whether an answer of this person in this place counts. Where somebody else is named, who asked never decides.</summary>
    public bool MayDecide(ConversationId conversation, string? userId) =>
        userId is not null
        && Approver.In(conversation, userId) is var person
        && person.ToString() == row.Approver
        && (IsOwn ? conversation == Conversation : person != Approver.In(Conversation, RequesterId));

    private static string NameOf(Activity reference, string id) =>
        string.IsNullOrWhiteSpace(reference.From?.Name) ? id : reference.From.Name;
}
