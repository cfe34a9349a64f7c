using System.Globalization;
using System.Text.Json;
using Chatbot.Bot.Conversations.Answers;
using Chatbot.Bot.Conversations.Continuations;
using Chatbot.Bot.Orchestration.Agents;
using Chatbot.Bot.Persistence;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Conversations.Approvals;

/// <summary>
/// Keeps requests for approval, asks for them and takes the answers. Only the person who was asked may answer, once, and in
/// time; anything else does nothing. Every request and every answer is in the audit. Each step may be repeated after a crash.
/// </summary>
internal sealed partial class ApprovalDesk(
    ApprovalStore store,
    ToolAuditStore audit,
    ApproverDirectory approvers,
    CardRenderer cards,
    IGrainFactory grains,
    TimeProvider time,
    ILogger<ApprovalDesk> logger
)
{
    private const int LongestArguments = 20_000;

    /// <summary>Scopes that the person of this turn need not be asked about any more.</summary>
    public static IReadOnlyCollection<string> AllowedTools(ITurnContext turn) => ApprovalState.AllowedTools(turn.State);

    /// <summary>What the person who asked is told about a request that somebody else decides; null when they decide.</summary>
    /// <returns>The text, and whether the request can be made.</returns>
    public (string? Text, bool CanAsk) Introduce(ITurnContext turn, PendingApproval pending)
    {
        if (pending.Request.Approver is not { } approver)
        {
            return (null, true);
        }

        var texts = TextsOf(turn);
        if (approvers.Find(approver) is not { } place)
        {
            LogUnreachable(pending.Request.Tool, turn.Conversation.ToString());
            return (ApprovalCards.Fill(texts.Unreachable, approver.UserId), false);
        }

        var name = string.IsNullOrWhiteSpace(place.Reference.From?.Name) ? approver.UserId : place.Reference.From.Name;
        return (ApprovalCards.Fill(texts.Waiting, name, ApprovalCards.TimeOf(pending.Request.ExpiresAt)), true);
    }

    /// <summary>Keeps a request and asks: here, or in the approver's own conversation.</summary>
    public async Task OpenAsync(ITurnContext turn, PendingApproval pending, CancellationToken cancellationToken)
    {
        var request = pending.Request;
        var reference = Continuation.ReferenceOf(turn.Activity);
        (ConversationId Conversation, Activity Reference) place = (turn.Conversation, reference);
        if (request.Approver is { } approver)
        {
            place = approvers.Find(approver) ?? throw new InvalidOperationException($"Nobody reaches approver '{approver}'.");
        }

        await store.AddAsync(
            new()
            {
                ApprovalId = request.Id,
                ConversationId = turn.Conversation.ToString(),
                UserId = turn.Activity.From?.Id ?? "unknown",
                Reference = ActivityJson.ToJson(reference),
                Pending = JsonSerializer.Serialize(pending, AgentJsonContext.Default.PendingApproval),
                Approver = (
                    request.Approver ?? new(turn.Conversation.Channel, turn.Conversation.Tenant, request.ApproverId)
                ).ToString(),
                ApproverConversationId = place.Conversation.ToString(),
                ApproverReference = ActivityJson.ToJson(place.Reference),
                Status = ApprovalStatus.Pending,
                ExpiresAt = request.ExpiresAt.ToUnixTimeMilliseconds(),
            }
        );
        var approval = Find(request.Id)!;
        await RecordAsync(turn, approval, ApprovalStatus.Requested, approval.Request.ApproverId);
        if (approval.ApproverConversation == turn.Conversation)
        {
            await AskAsync(turn, approval, cancellationToken);
        }
        else
        {
            await PostAsync(
                approval.ApproverConversation,
                approval.ApproverReference,
                AskContinuation.ContinuationName,
                approval.Id
            );
        }
    }

    /// <summary>Shows a request to the person who decides.</summary>
    public async Task AskAsync(ITurnContext turn, ApprovalCase approval, CancellationToken cancellationToken)
    {
        var texts = TextsOf(turn);
        var words = ApprovalCards.Words(approval.Request, texts);
        var sent = await cards.SendAsync(turn, ApprovalCards.Ask(approval, texts), words, cancellationToken);
        await store.SetCardAsync(approval.Id, sent.Id!);
    }

    public ApprovalCase? Find(string id) => store.Find(id) is { } row ? new(row) : null;

    /// <summary>Takes an answer.</summary>
    /// <returns>The request as it is decided now, or a text that says why nothing was done.</returns>
    public async Task<(ApprovalCase? Decided, string? Text)> DecideAsync(ITurnContext turn, ApprovalReply reply)
    {
        var texts = TextsOf(turn);
        if (Find(reply.Id) is not { } approval || !IsKnownIn(turn, approval))
        {
            return (null, texts.Unknown);
        }

        if (!approval.MayDecide(turn.Conversation, turn.Activity.From?.Id))
        {
            LogWrongPerson(turn.Conversation.ToString(), approval.Id);
            return (null, texts.WrongPerson);
        }

        var arguments = reply.IsApproved ? reply.Arguments : null;
        if (arguments is not null && !IsObject(arguments))
        {
            return (null, texts.BadArguments);
        }

        var isExpired = time.GetUtcNow() >= approval.Request.ExpiresAt;
        var decided = isExpired
            ? await DecideAsync(turn, approval, ApprovalStatus.Expired, null, false, null)
            : await DecideAsync(
                turn,
                approval,
                reply.IsApproved ? ApprovalStatus.Approved : ApprovalStatus.Denied,
                arguments,
                reply.IsApproved && reply.Remember && approval.Request.CanRemember,
                turn.Activity.From!.Name ?? turn.Activity.From.Id
            );
        return decided is null ? (null, texts.Unknown) : (decided, null);
    }

    /// <summary>Ends a request that waits; one that was decided stays as it is.</summary>
    /// <returns>The request as it stands.</returns>
    public async Task<ApprovalCase?> ExpireAsync(ITurnContext turn, string id)
    {
        if (Find(id) is not { } approval)
        {
            return null;
        }

        return approval.Status == ApprovalStatus.Pending
            ? await DecideAsync(turn, approval, ApprovalStatus.Expired, null, false, null) ?? Find(id)
            : approval;
    }

    /// <summary>Replaces the card of a request that is decided, where it was sent; true when nobody can press it any more.</summary>
    public Task<bool> CloseCardAsync(ITurnContext turn, ApprovalCase approval, CancellationToken cancellationToken) =>
        approval.CardActivityId is { } card && turn.Conversation == approval.ApproverConversation
            ? cards.TryReplaceAsync(turn, card, ApprovalCards.Decided(approval, TextsOf(turn)), cancellationToken)
            : Task.FromResult(false);

    /// <summary>Lets the conversation that asked go on; the second time does nothing.</summary>
    public Task PostOutcomeAsync(ApprovalCase approval) =>
        PostAsync(approval.Conversation, approval.Reference, OutcomeContinuation.ContinuationName, approval.Id);

    /// <summary>Lets the approver's conversation close the card of a request that ended without them.</summary>
    public Task PostCloseAsync(ApprovalCase approval) =>
        PostAsync(approval.ApproverConversation, approval.ApproverReference, CloseContinuation.ContinuationName, approval.Id);

    /// <summary>The run that goes on with what was decided; the turn is one of the conversation that asked.</summary>
    public static AgentResumption Resume(ITurnContext turn, ApprovalCase approval)
    {
        if (approval.IsRemembered)
        {
            ApprovalState.Allow(turn.State, approval.Request.Scope);
        }

        return new(approval.Checkpoint, new(approval.Status == ApprovalStatus.Approved, approval.EditedArguments));
    }

    /// <summary>Lets the conversation where a request was shown remove what it showed.</summary>
    public Task PostRemovalAsync(ApprovalCase approval) =>
        PostAsync(approval.ApproverConversation, approval.ApproverReference, RemovalContinuation.ContinuationName, approval.Id);

    public static ApprovalTexts TextsOf(ITurnContext turn) => ApprovalTexts.For(turn.Activity.Locale);

    /// <summary>Null when it was decided before, by another turn.</summary>
    private async Task<ApprovalCase?> DecideAsync(
        ITurnContext turn,
        ApprovalCase approval,
        string status,
        string? arguments,
        bool isRemembered,
        string? decidedBy
    )
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{turn.Conversation}#{turn.Turn}#{turn.Activity.Type}");
        await store.DecideAsync(approval.Id, status, key, arguments, isRemembered, decidedBy, time.GetUtcNow());
        if (Find(approval.Id) is not { } decided || decided.DecidedTurn != key)
        {
            return null;
        }

        await RecordAsync(turn, decided, decided.Status, decided.Request.ApproverId);
        return decided;
    }

    /// <summary>Elsewhere nobody learns that there is such a request.</summary>
    private static bool IsKnownIn(ITurnContext turn, ApprovalCase approval) =>
        turn.Conversation == approval.Conversation
        || turn.Conversation == approval.ApproverConversation
        || approval.MayDecide(turn.Conversation, turn.Activity.From?.Id);

    private async Task PostAsync(ConversationId conversation, Activity reference, string name, string id)
    {
        try
        {
            await Continuation.PostAsync(grains, conversation, reference, name, id);
        }
        catch (ConversationArchivedException)
        {
            // Nobody is there any more; the request ends with its time and nothing is done.
            LogArchived(id, conversation.ToString());
        }
    }

    private async Task RecordAsync(ITurnContext turn, ApprovalCase approval, string auditEvent, string userId)
    {
        var request = approval.Request;
        await audit.RecordAsync(
            approval.Conversation,
            turn.Turn,
            request.Id,
            auditEvent,
            request.Tool,
            request.Risk.ToString(),
            approval.Arguments,
            approval.RequesterId,
            userId,
            approval.IsRemembered
        );
        LogRecorded(request.Id, auditEvent, request.Tool, approval.Conversation.ToString());
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

    [LoggerMessage(
        1242,
        LogLevel.Warning,
        "The approver of tool {Tool} cannot be asked for conversation {Conversation}: they have never written to the bot"
    )]
    private partial void LogUnreachable(string tool, string conversation);

    [LoggerMessage(1243, LogLevel.Warning, "Approval {Approval} cannot go on in conversation {Conversation}, which is archived")]
    private partial void LogArchived(string approval, string conversation);
}
