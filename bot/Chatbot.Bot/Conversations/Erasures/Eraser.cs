using System.Collections.Frozen;
using Chatbot.Bot.Channels;
using Chatbot.Bot.Orchestration.Memory;
using Chatbot.Bot.Persistence;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Conversations.Erasures;

/// <summary>
/// Carries a request to forget out: in every conversation of the person, by the conversation itself, and then wherever else copies
/// are kept. It may end at any point and be called again; it is finished when no copy is left and the files hold no trace of it.
/// </summary>
internal sealed partial class Eraser(
    ErasureStore store,
    TranscriptStore transcript,
    UserMemory users,
    IEnumerable<IErasable> places,
    ChannelCatalog channels,
    Database database,
    IGrainFactory grains,
    ILogger<Eraser> logger
)
{
    private const int Page = 500;
    private readonly IErasable[] _places = [.. places];

    /// <param name="erasureId">What is to be forgotten.</param>
    /// <param name="by">The turn that carries it out; null = none.</param>
    /// <returns>What was removed now.</returns>
    public async Task<ErasedCopies> RunAsync(string erasureId, ITurnContext? by)
    {
        if (store.Find(erasureId) is not { FinishedAt: null } row)
        {
            return ErasedCopies.None;
        }

        var copies = ErasedCopies.None;
        if (row.Request is not null)
        {
            var erasure = new Erasure(row);
            (var isComplete, copies) = await EraseAsync(erasure, by);
            await store.CountAsync(erasureId, copies.Removed);
            if (!isComplete)
            {
                LogUnfinished(erasureId);
                return copies;
            }

            await store.EmptyAsync(erasureId);
        }

        if (database.TryScrub())
        {
            await store.FinishAsync(erasureId);
            LogFinished(erasureId);
        }

        return copies;
    }

    private async Task<(bool IsComplete, ErasedCopies Copies)> EraseAsync(Erasure erasure, ITurnContext? by)
    {
        // The turn that asks changes memory with its end, and would write over what is changed now.
        if (!transcript.HasEnded(erasure.Conversation, erasure.Turn))
        {
            return (false, ErasedCopies.None);
        }

        await ForgetAsync(erasure);
        var (isComplete, copies) = (true, ErasedCopies.None);
        foreach (var conversation in transcript.FindConversationsOf(erasure.User))
        {
            try
            {
                var (isDone, erased) = await EraseAsync(erasure, conversation, by?.Conversation == conversation ? by.Turn : 0);
                (isComplete, copies) = (isComplete && isDone, copies + erased);
            }
            catch (Exception exception)
            {
                LogFailed(exception, erasure.Id, conversation.ToString());
                isComplete = false;
            }
        }

        return (isComplete, copies);
    }

    private Task ForgetAsync(Erasure erasure) =>
        erasure.IsEverything
            ? users.ForgetAllAsync(erasure.User, except: null, erasure.RequestedAt)
            : users.ForgetAsync(erasure.User, erasure.Request.Statements, except: null, erasure.RequestedAt);

    private async Task<(bool IsDone, ErasedCopies Copies)> EraseAsync(Erasure erasure, ConversationId conversation, long byTurn)
    {
        var receipt = await grains.GetGrain<IConversationGrain>(conversation.ToString()).EraseAsync(erasure.Id, byTurn);
        var turns = new ErasedTurns(erasure, conversation, byTurn);
        var (answers, changed) = (new HashSet<string>(StringComparer.Ordinal), new List<(TranscriptEntry, Activity)>());
        var inbound = default(Activity);
        foreach (var entry in transcript.Pages(conversation, Page).SelectMany(page => page))
        {
            turns.Goes(entry);
            if (entry.IsInbound)
            {
                inbound = entry.Activity.From?.Id == erasure.User.UserId ? entry.Activity : inbound;
            }
            else if (Tombstone.Is(entry.Activity))
            {
                answers.Add(entry.Activity.Id!);
                if (receipt.Answers.Contains(entry.Sequence) && inbound is not null)
                {
                    changed.Add((entry, inbound));
                }
            }
        }

        var place = new ErasedConversation(
            conversation,
            [.. turns.Own],
            turns.Erased.ToFrozenSet(),
            answers.ToFrozenSet(StringComparer.Ordinal)
        );
        var copies = new ErasedCopies(receipt.Answers.Count);
        try
        {
            foreach (var erasable in _places)
            {
                copies += await erasable.EraseAsync(erasure, place);
            }
        }
        finally
        {
            // Also when a place is tried again later: only this run knows what it replaced.
            foreach (var (answer, of) in changed)
            {
                await ShowAsync(conversation, answer, of);
            }
        }

        return (receipt.IsComplete, copies);
    }

    /// <summary>Where the channel can change or delete what it has shown, it does. One attempt: the channel keeps its own copies.</summary>
    private async Task ShowAsync(ConversationId conversation, TranscriptEntry answer, Activity inbound)
    {
        var channel = channels.Find(conversation);
        if (channel.Delivery is not { } delivery || inbound.DeliveryMode == DeliveryModes.ExpectReplies)
        {
            return;
        }

        var id = answer.ChannelActivityId ?? answer.Activity.Id!;
        var capabilities = channel.GetCapabilities(inbound);
        var result =
            capabilities.Update ? await delivery.UpdateAsync(inbound, answer.Activity with { Id = id }, CancellationToken.None)
            : capabilities.Delete ? await delivery.DeleteAsync(inbound, id, CancellationToken.None)
            : new(DeliveryOutcome.Delivered);
        if (result.Outcome != DeliveryOutcome.Delivered)
        {
            LogStillShown(answer.Sequence, conversation.ToString(), result.Detail);
        }
    }

    [LoggerMessage(3511, LogLevel.Information, "Erasure {Erasure} is finished")]
    private partial void LogFinished(string erasure);

    [LoggerMessage(3512, LogLevel.Information, "Erasure {Erasure} waits for turns that have not ended; the next sweep goes on")]
    private partial void LogUnfinished(string erasure);

    [LoggerMessage(
        3513,
        LogLevel.Warning,
        "Erasure {Erasure} could not remove all copies of conversation {Conversation}; the next sweep tries again"
    )]
    private partial void LogFailed(Exception exception, string erasure, string conversation);

    [LoggerMessage(
        3514,
        LogLevel.Warning,
        "The channel of conversation {Conversation} still shows answer {Sequence}, which was removed here: {Detail}"
    )]
    private partial void LogStillShown(long sequence, string conversation, string? detail);
}
