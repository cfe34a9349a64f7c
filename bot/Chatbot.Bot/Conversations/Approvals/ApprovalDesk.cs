using System.Text.Json;
using Chatbot.Bot.Orchestration.Agents;
using Chatbot.Bot.Persistence;
using Chatbot.Bot.Tools.Approval;

namespace Chatbot.Bot.Conversations.Approvals;

/// <summary>
/// Keeps requests for approval and takes the answers. Only the person who was asked may answer, once, and in time; anything
/// else does nothing. Every request and every answer is in the audit.
/// </summary>
internal sealed partial class ApprovalDesk(ToolAuditStore audit, TimeProvider time, ILogger<ApprovalDesk> logger)
{
    private const string Requested = "requested";
    private const string Approved = "approved";
    private const string Denied = "denied";
    private const string Expired = "expired";
    private const int LongestArguments = 20_000;

    /// <summary>Tools that the person of this turn need not be asked about any more.</summary>
    public static IReadOnlyCollection<string> AllowedTools(ITurnContext turn) => ApprovalState.AllowedTools(turn.State);

    public async Task OpenAsync(ITurnContext turn, PendingApproval approval)
    {
        ApprovalState.Add(turn.State, approval);
        await RecordAsync(turn, approval.Request, Requested, approval.Request.Arguments, approval.Request.ApproverId, false);
    }

    /// <summary>Takes an answer.</summary>
    /// <returns>The run that goes on, or a text that says why nothing is done.</returns>
    public async Task<(AgentResumption? Resumption, string? Text)> DecideAsync(
        ITurnContext turn,
        ApprovalReply reply,
        CancellationToken cancellationToken
    )
    {
        if (ApprovalState.Find(turn.State, reply.Id) is not { } approval)
        {
            return (null, "This request was already answered, or is not known here. Nothing was done.");
        }

        var request = approval.Request;
        if (turn.Activity.From?.Id != request.ApproverId)
        {
            LogWrongPerson(turn.Conversation.ToString(), request.Id);
            return (null, "Only the person who was asked can answer this request. Nothing was done.");
        }

        var arguments = reply.IsApproved ? reply.Arguments : null;
        if (arguments is not null && !IsObject(arguments))
        {
            return (null, "The values are not a JSON object. Nothing was done; correct them in the card and choose again.");
        }

        // A turn that runs again after a crash must not find that the time is over meanwhile.
        var decision = await turn.Journal.StepAsync(
            "approval",
            ApprovalJsonContext.Default.String,
            _ =>
                Task.FromResult(
                    time.GetUtcNow() >= request.ExpiresAt ? Expired
                    : reply.IsApproved ? Approved
                    : Denied
                ),
            cancellationToken
        );
        var isRemembered = decision == Approved && reply.Remember && request.CanRemember;
        ApprovalState.Remove(turn.State, request.Id);
        await RecordAsync(turn, request, decision, arguments ?? request.Arguments, request.ApproverId, isRemembered);
        if (decision == Expired)
        {
            return (null, "This request has expired, so nothing was done. Please ask again.");
        }

        if (isRemembered)
        {
            ApprovalState.Allow(turn.State, request.Tool);
        }

        return (new(approval.Checkpoint, new ApprovalVerdict(decision == Approved, arguments)), null);
    }

    private async Task RecordAsync(
        ITurnContext turn,
        ApprovalRequest request,
        string auditEvent,
        string arguments,
        string userId,
        bool isRemembered
    )
    {
        await audit.RecordAsync(
            turn.Conversation,
            turn.Turn,
            request.Id,
            auditEvent,
            request.Tool,
            request.Risk.ToString(),
            arguments,
            userId,
            isRemembered
        );
        LogRecorded(request.Id, auditEvent, request.Tool, turn.Conversation.ToString());
    }

    private static bool IsObject(string json)
    {
        if (json.Length > LongestArguments)
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    [LoggerMessage(1240, LogLevel.Information, "Approval {Approval} was {Event}: tool {Tool} in conversation {Conversation}")]
    private partial void LogRecorded(string approval, string @event, string tool, string conversation);

    [LoggerMessage(
        1241,
        LogLevel.Warning,
        "Somebody else answered approval {Approval} in conversation {Conversation}; nothing was done"
    )]
    private partial void LogWrongPerson(string conversation, string approval);
}
