using System.Text.Json;
using Chatbot.Bot.Conversations.Approvals;
using Chatbot.Bot.Conversations.Erasures;
using Chatbot.Bot.Persistence;

namespace Chatbot.Bot.Dialogs.Leave;

/// <summary>Reasons of requests for leave; that leave was asked for, and what was decided, is a record of the company and stays.</summary>
internal sealed class LeaveCopies(ApprovalStore store) : IErasable
{
    public async Task<ErasedCopies> EraseAsync(Erasure erasure, ErasedConversation place)
    {
        var count = 0;
        foreach (var row in store.FindOf(place.Conversation.ToString(), erasure.User.UserId))
        {
            var open = JsonSerializer.Deserialize(row.Pending, ApprovalJsonContext.Default.OpenApproval)!;
            if (
                open.Kind == LeaveApproval.KindName
                && open.Waiting.Deserialize(LeaveJsonContext.Default.LeaveState) is { Reason: { Length: > 0 } reason } leave
                && (erasure.IsEverything || erasure.IsToldIn(reason))
            )
            {
                var kept = LeaveApproval.WithoutReason(open, leave, reason);
                await store.ReviseAsync(row.ApprovalId, JsonSerializer.Serialize(kept, ApprovalJsonContext.Default.OpenApproval));
                count++;
            }
        }

        return new(count);
    }
}
