using System.Globalization;
using System.Text.Json;
using Chatbot.Bot.Conversations.Answers;
using Chatbot.Bot.Conversations.Continuations;
using Chatbot.Bot.Persistence;
using Chatbot.Bot.Tools.Approval;
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
    public const string NoRisk = "None";
    private const string NoArguments = "{}";

    /// <summary>Scopes that the person of this turn need not be asked about any more.</summary>
    public static IReadOnlyCollection<string> AllowedTools(ITurnContext turn) => ApprovalState.AllowedTools(turn.State);

    /// <summary>What the person who asked is told about a request that somebody else decides; null when they decide.</summary>
    public string? Introduce(ITurnContext turn, ApprovalRequest request)
    {
        if (request.Approver is not { } approver)
        {
            return null;
        }

        var texts = TextsOf(turn);
        var until = ApprovalCards.TimeOf(request.ExpiresAt);
        return approvers.Find(approver) is not { } place ? ApprovalCards.Fill(texts.Unreachable, approver.UserId, until)
            : string.IsNullOrWhiteSpace(place.Reference.From?.Name) ? ApprovalCards.Fill(texts.Waiting, approver.UserId, until)
            : ApprovalCards.Fill(texts.Waiting, place.Reference.From.Name, until);
    }

    /// <summary>Keeps a request and asks: here, or in the approver's own conversation, if need be when they first write.</summary>
    public async Task OpenAsync(ITurnContext turn, OpenApproval open, CancellationToken cancellationToken)
    {
        var request = open.Request;
        var reference = Continuation.ReferenceOf(turn.Activity);
        var decider = request.Approver ?? Approver.In(turn.Conversation, request.ApproverId);
        var isOwn = request.Approver is null;
        await store.AddAsync(
            new()
            {
                ApprovalId = request.Id,
                ConversationId = turn.Conversation.ToString(),
                UserId = turn.Activity.From?.Id ?? "unknown",
                Reference = ActivityJson.ToJson(reference),
                Pending = JsonSerializer.Serialize(open, ApprovalJsonContext.Default.OpenApproval),
                Approver = decider.ToString(),
                ApproverConversationId = isOwn ? turn.Conversation.ToString() : "",
                ApproverReference = isOwn ? ActivityJson.ToJson(reference) : "",
                Status = ApprovalStatus.Pending,
                ExpiresAt = request.ExpiresAt.ToUnixTimeMilliseconds(),
            }
        );
        var approval = Find(request.Id)!;
        await RecordAsync(turn, approval, ApprovalStatus.Requested, request.ApproverId);
        if (isOwn)
        {
            await AskAsync(turn, approval, cancellationToken);
        }
        else
        {
            // After the row is there: an approver who writes meanwhile finds it, or is found here.
            await AskWaitingAsync(decider);
        }
    }

    /// <summary>Asks an approver for all that nobody was asked for yet, where they wrote last.</summary>
    public async Task AskWaitingAsync(Approver approver)
    {
        if (approvers.Find(approver) is not { } place)
        {
            return;
        }

        foreach (var id in store.FindUnasked(approver.ToString()))
        {
            await PostAsync(place.Conversation, place.Reference, AskContinuation.ContinuationName, id);
        }
    }

    /// <summary>Shows a request to an approver in a conversation of their own: in the first that asks, and no other.</summary>
    public async Task AskApproverAsync(ITurnContext turn, string id, CancellationToken cancellationToken)
    {
        var reference = ActivityJson.ToJson(Continuation.ReferenceOf(turn.Activity));
        await store.SetPlaceAsync(id, turn.Conversation.ToString(), reference);
        if (
            Find(id) is { Status: ApprovalStatus.Pending } approval
            && approval.ApproverConversation == turn.Conversation
            && time.GetUtcNow() < approval.Request.ExpiresAt
        )
        {
            await AskAsync(turn, approval, cancellationToken);
        }
    }

    private async Task AskAsync(ITurnContext turn, ApprovalCase approval, CancellationToken cancellationToken)
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

        var arguments = reply.IsApproved && approval.Request.Arguments is not null ? reply.Arguments : null;
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
                turn.Activity.From!.Name ?? turn.Activity.From.Id,
                reply.Comment
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

    /// <summary>Lets the conversation that asked go on; the second time does nothing. False when it takes no more.</summary>
    public Task<bool> PostOutcomeAsync(ApprovalCase approval) =>
        PostAsync(approval.Conversation, approval.Reference, OutcomeContinuation.ContinuationName, approval.Id);

    /// <summary>Closes the card of a request that ended without the person who was asked: here, or in their own conversation.</summary>
    public async Task CloseAsync(ITurnContext turn, ApprovalCase approval, CancellationToken cancellationToken)
    {
        if (approval.ApproverConversation == turn.Conversation)
        {
            await CloseCardAsync(turn, approval, cancellationToken);
        }
        else if (approval is { ApproverConversation: { } conversation, ApproverReference: { } reference })
        {
            await PostAsync(conversation, reference, CloseContinuation.ContinuationName, approval.Id);
        }
    }

    /// <summary>Ends a request that nobody waits for any more.</summary>
    public async Task WithdrawAsync(ITurnContext turn, string id, CancellationToken cancellationToken)
    {
        if (await ExpireAsync(turn, id) is { Status: ApprovalStatus.Expired } approval)
        {
            await CloseAsync(turn, approval, cancellationToken);
        }
    }

    /// <summary>Lets the conversation where a request was shown remove what it showed.</summary>
    public Task PostRemovalAsync(ApprovalCase approval) =>
        approval is { ApproverConversation: { } conversation, ApproverReference: { } reference }
            ? PostAsync(conversation, reference, RemovalContinuation.ContinuationName, approval.Id)
            : Task.CompletedTask;

    public static ApprovalTexts TextsOf(ITurnContext turn) => ApprovalTexts.For(turn.Activity.Locale);

    /// <summary>Null when it was decided before, by another turn.</summary>
    private async Task<ApprovalCase?> DecideAsync(
        ITurnContext turn,
        ApprovalCase approval,
        string status,
        string? arguments,
        bool isRemembered,
        string? decidedBy,
        string? comment = null
    )
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{turn.Conversation}#{turn.Turn}#{turn.Activity.Type}");
        await store.DecideAsync(approval.Id, status, key, arguments, isRemembered, decidedBy, comment, time.GetUtcNow());
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

    private async Task<bool> PostAsync(ConversationId conversation, Activity reference, string name, string id)
    {
        try
        {
            await Continuation.PostAsync(grains, conversation, reference, name, id);
            return true;
        }
        catch (ConversationArchivedException)
        {
            // Nobody is there any more; the request ends with its time and nothing is done.
            LogArchived(id, conversation.ToString());
            return false;
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
            request.Subject,
            request.Risk?.ToString() ?? NoRisk,
            approval.Arguments ?? NoArguments,
            approval.RequesterId,
            userId,
            approval.IsRemembered
        );
        LogRecorded(request.Id, auditEvent, request.Subject, approval.Conversation.ToString());
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

    [LoggerMessage(1240, LogLevel.Information, "Approval {Approval} was {Event}: {Subject} in conversation {Conversation}")]
    private partial void LogRecorded(string approval, string @event, string subject, string conversation);

    [LoggerMessage(
        1241,
        LogLevel.Warning,
        "Somebody else answered approval {Approval} in conversation {Conversation}; nothing was done"
    )]
    private partial void LogWrongPerson(string conversation, string approval);

    [LoggerMessage(1243, LogLevel.Warning, "Approval {Approval} cannot go on in conversation {Conversation}, which is archived")]
    private partial void LogArchived(string approval, string conversation);
}
