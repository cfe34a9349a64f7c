using Chatbot.Bot.Persistence;

namespace Chatbot.Bot.Conversations.Erasures;

/// <summary>
/// What is recorded of turns: their journals and traces, the audit of tools, comments on answers, the title. Who, when, which tool
/// and what was decided stays.
/// </summary>
internal sealed class RecordCopies(
    JournalStore journals,
    ToolAuditStore audit,
    FeedbackStore feedback,
    TranscriptStore transcript
) : IErasable
{
    private const int TurnsAtOnce = 200;

    public async Task<ErasedCopies> EraseAsync(Erasure erasure, ErasedConversation place)
    {
        var removed = 0;
        foreach (var turns in place.Own.Chunk(TurnsAtOnce))
        {
            removed += await EraseJournalsAsync(erasure, place, [.. turns]);
        }

        removed += await EraseAuditAsync(erasure, place);
        removed += await EraseCommentsAsync(erasure, place);
        if (transcript.FindTitle(place.Conversation) is { } title && erasure.IsToldIn(title))
        {
            removed += await transcript.ClearTitleAsync(place.Conversation);
        }

        return new(removed);
    }

    private async Task<int> EraseJournalsAsync(Erasure erasure, ErasedConversation place, HashSet<long> turns)
    {
        var gone = journals
            .ReadBetween(place.Conversation, turns.Min(), turns.Max())
            .Where(step => turns.Contains(step.Turn))
            .Where(step => place.Erased.Contains(step.Turn) || erasure.IsToldInJson(step.Result))
            .Select(step => (step.Turn, step.Step, step.Result, Trace: RunTrace.WithoutContent(step.Step, step.Result)))
            .Where(step => step.Trace != step.Result)
            .ToList();
        foreach (var step in gone.Where(step => step.Trace is not null))
        {
            await journals.RecordAsync(place.Conversation, step.Turn, step.Step, step.Trace!);
        }

        var dropped = gone.Where(step => step.Trace is null).Select(step => (step.Turn, step.Step)).ToList();
        if (dropped.Count > 0)
        {
            await journals.DeleteAsync(place.Conversation, dropped);
        }

        return gone.Count;
    }

    private async Task<int> EraseAuditAsync(Erasure erasure, ErasedConversation place)
    {
        var gone = audit
            .Read(place.Conversation)
            .Where(row => row.RequesterId == erasure.User.UserId && row.Arguments != ToolAuditStore.ErasedArguments)
            .Where(row => place.Erased.Contains(row.Turn) || erasure.IsToldInJson(row.Arguments))
            .Select(row => (row.ApprovalId, row.Event))
            .ToList();
        return gone.Count == 0 ? 0 : await audit.EraseArgumentsAsync(place.Conversation, gone);
    }

    private async Task<int> EraseCommentsAsync(Erasure erasure, ErasedConversation place)
    {
        var gone = feedback
            .ReadComments(place.Conversation, erasure.User.UserId)
            .Where(row => place.Answers.Contains(row.ActivityId) || erasure.IsToldIn(row.Comment))
            .Select(row => row.ActivityId)
            .ToList();
        return gone.Count == 0 ? 0 : await feedback.DeleteCommentsAsync(place.Conversation, erasure.User.UserId, gone);
    }
}
