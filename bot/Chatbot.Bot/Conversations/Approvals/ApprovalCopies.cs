using System.Text.Json;
using Chatbot.Bot.Conversations.Erasures;
using Chatbot.Bot.Persistence;
using Chatbot.Bot.Persistence.Rows;

namespace Chatbot.Bot.Conversations.Approvals;

/// <summary>
/// Requests for approval, with the run that waits: one that holds what is to be forgotten loses its content. Nobody
/// goes on with it, and its card goes wherever it was shown.
/// </summary>
internal sealed class ApprovalCopies(ApprovalStore store, ApprovalDesk approvals, ToolAuditStore audit) : IErasable
{
    private const string Nothing = "{}";

    public async Task<ErasedCopies> EraseAsync(Erasure erasure, ErasedConversation place)
    {
        var copies = ErasedCopies.None;
        foreach (var row in store.FindOf(place.Conversation.ToString(), erasure.User.UserId))
        {
            var open = JsonSerializer.Deserialize(row.Pending, ApprovalJsonContext.Default.OpenApproval)!;
            var holds = erasure.IsEverything
                ? !IsLater(erasure, place, row)
                : erasure.IsToldInJson(row.Pending) || erasure.IsToldInJson(row.Arguments);
            if (row.Status == ApprovalStatus.Cancelled || open.IsRecord || !holds)
            {
                continue;
            }

            await EraseAsync(erasure, row, open);
            copies += new ErasedCopies(1, row.Status == ApprovalStatus.Pending ? 1 : 0);
        }

        return copies;
    }

    private async Task EraseAsync(Erasure erasure, ApprovalRow row, OpenApproval open)
    {
        var isPending = row.Status == ApprovalStatus.Pending;
        if (isPending)
        {
            await audit.RecordAsync(
                erasure.Conversation,
                erasure.Turn,
                row.ApprovalId,
                ApprovalStatus.Cancelled,
                open.Request.Subject,
                open.Request.Risk?.ToString() ?? ApprovalDesk.NoRisk,
                ToolAuditStore.ErasedArguments,
                row.UserId,
                row.UserId,
                isRemembered: false
            );
        }

        var empty = JsonSerializer.Serialize(WithoutContent(open), ApprovalJsonContext.Default.OpenApproval);
        await store.EraseAsync(row.ApprovalId, empty, ApprovalStatus.Cancelled);
        if (row.CardActivityId is not null && approvals.Find(row.ApprovalId) is { } removed)
        {
            await approvals.PostRemovalAsync(removed);
        }
    }

    /// <summary>Whether it was asked for after the person wanted everything forgotten.</summary>
    private bool IsLater(Erasure erasure, ErasedConversation place, ApprovalRow row) =>
        audit
            .Read(place.Conversation)
            .Any(one =>
                one.ApprovalId == row.ApprovalId
                && one.Event == ApprovalStatus.Requested
                && one.OccurredAt > erasure.RequestedAt.ToUnixTimeMilliseconds()
            );

    private static OpenApproval WithoutContent(OpenApproval open) =>
        open with
        {
            Request = open.Request with { Description = "", Arguments = open.Request.Arguments is null ? null : Nothing },
            Purpose = null,
            Waiting = open.Kind == RunApproval.KindName ? RunApproval.WithoutContent(open.Waiting) : open.Waiting,
        };
}
