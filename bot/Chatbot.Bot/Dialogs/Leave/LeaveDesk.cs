using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.Continuations;
using Chatbot.Bot.Persistence;
using Chatbot.Contracts.Conversations;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Dialogs.Leave;

/// <summary>
/// Keeps requests for leave, asks the approver in a conversation of their own, and tells the decision where the request was made.
/// Each step may run again after a crash. An approver who never wrote to the bot is asked when they first do.
/// </summary>
internal sealed partial class LeaveDesk(
    BotStateStore store,
    IGrainFactory grains,
    IOptions<LeaveOptions> options,
    ILogger<LeaveDesk> logger
)
{
    private const int MostAttempts = 10;
    private const string ApproverKey = "leave-approver/";
    private readonly string _approver = options.Value.Approver;

    /// <summary>Whether the person of a turn is the one who decides.</summary>
    public bool IsApprover(ITurnContext turn) =>
        _approver.Length > 0
        && turn.Activity.From?.Id is { } user
        && new ConversationId(turn.Conversation.Channel, turn.Conversation.Tenant, user).ToString() == _approver;

    public LeaveRequest? Find(string id) => Read(KeyOf(id), LeaveJsonContext.Default.LeaveRequest).Value;

    /// <summary>Keeps a request and asks the approver; the second time it does nothing new.</summary>
    public async Task SubmitAsync(LeaveRequest request)
    {
        await ChangeAsync(KeyOf(request.Id), LeaveJsonContext.Default.LeaveRequest, known => known ?? request);
        var approver = await ChangeAsync(
            ApproverKey + _approver,
            LeaveJsonContext.Default.LeaveApprover,
            known =>
                known is { Conversation: not null } || known?.Waiting.Contains(request.Id, StringComparer.Ordinal) == true
                    ? known
                    : new LeaveApprover(null, null, [.. known?.Waiting ?? [], request.Id])
        );
        await AskAsync(approver, [request.Id]);
    }

    /// <summary>Remembers where the approver writes, and asks what waited for that. For every message; nobody else is remembered.</summary>
    public async Task NoticeAsync(ITurnContext turn)
    {
        if (
            !IsApprover(turn) || turn.Activity.Conversation is { IsGroup: true } or { ConversationType: "groupChat" or "channel" }
        )
        {
            return;
        }

        var (key, conversation) = (ApproverKey + _approver, turn.Conversation.ToString());
        var known = Read(key, LeaveJsonContext.Default.LeaveApprover).Value;
        if (known?.Conversation == conversation && known.Waiting.Count == 0)
        {
            return;
        }

        var place = await ChangeAsync(
            key,
            LeaveJsonContext.Default.LeaveApprover,
            current => new LeaveApprover(conversation, Continuation.ReferenceOf(turn.Activity), current?.Waiting ?? [])
        );
        await AskAsync(place, place.Waiting);
        await ChangeAsync(
            key,
            LeaveJsonContext.Default.LeaveApprover,
            current => current! with { Waiting = [.. current.Waiting.Except(place.Waiting, StringComparer.Ordinal)] }
        );
    }

    /// <summary>Decides once, and lets the person who asked know.</summary>
    /// <returns>The request as it is decided; null when there is none.</returns>
    public async Task<LeaveRequest?> DecideAsync(string id, bool isApproved, string? comment)
    {
        if (Find(id) is null)
        {
            return null;
        }

        var decided = await ChangeAsync(
            KeyOf(id),
            LeaveJsonContext.Default.LeaveRequest,
            known => known!.IsApproved is null ? known with { IsApproved = isApproved, Comment = comment } : known
        );
        try
        {
            await Continuation.PostAsync(
                grains,
                ConversationId.Parse(decided.Conversation),
                decided.Reference,
                LeaveOutcomeContinuation.ContinuationName,
                id
            );
        }
        catch (ConversationArchivedException)
        {
            LogUntold(id);
        }

        return decided;
    }

    /// <summary>The requests of a person that were made in a conversation.</summary>
    public IReadOnlyList<LeaveRequest> FindOf(string conversation, string userId) =>
        [
            .. store
                .FindKeys(KeyOf(""))
                .Select(key => Read(key, LeaveJsonContext.Default.LeaveRequest).Value)
                .OfType<LeaveRequest>()
                .Where(request => request.Conversation == conversation && request.Reference.From?.Id == userId),
        ];

    /// <summary>Removes the reason of a request; what was asked for and decided stays.</summary>
    public Task RemoveReasonAsync(string id) =>
        ChangeAsync(
            KeyOf(id),
            LeaveJsonContext.Default.LeaveRequest,
            known => known! with { Leave = known.Leave with { Reason = "" } }
        );

    private async Task AskAsync(LeaveApprover approver, IReadOnlyList<string> requests)
    {
        if (approver is not { Conversation: { } conversation, Reference: { } reference })
        {
            return;
        }

        foreach (var id in requests)
        {
            try
            {
                await Continuation.PostAsync(
                    grains,
                    ConversationId.Parse(conversation),
                    reference,
                    LeaveAskContinuation.ContinuationName,
                    id
                );
            }
            catch (ConversationArchivedException)
            {
                // The approver is asked in the next conversation that they write in.
                await ChangeAsync(
                    ApproverKey + _approver,
                    LeaveJsonContext.Default.LeaveApprover,
                    known => new LeaveApprover(null, null, [.. known?.Waiting ?? [], id])
                );
            }
        }
    }

    private (T? Value, long Version) Read<T>(string key, JsonTypeInfo<T> typeInfo)
    {
        var (document, version) = store.Read(key);
        return (document is null ? default : JsonSerializer.Deserialize(document, typeInfo), version);
    }

    private async Task<T> ChangeAsync<T>(string key, JsonTypeInfo<T> typeInfo, Func<T?, T> change)
        where T : class
    {
        for (var attempt = 1; ; attempt++)
        {
            var (known, version) = Read(key, typeInfo);
            var changed = change(known);
            if (changed == known)
            {
                return changed;
            }

            try
            {
                await store.WriteAsync(new(key, JsonSerializer.Serialize(changed, typeInfo), version));
                return changed;
            }
            catch (StateConflictException) when (attempt < MostAttempts)
            {
                continue;
            }
        }
    }

    private static string KeyOf(string id) => $"leave/{id}";

    [LoggerMessage(1356, LogLevel.Warning, "Leave {Request} was decided, but the conversation that asked is past its retention")]
    private partial void LogUntold(string request);
}
