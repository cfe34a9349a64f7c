using Chatbot.Bot.Conversations.Erasures;

namespace Chatbot.Bot.Dialogs.Leave;

/// <summary>Reasons of requests for leave; that leave was asked for, and what was decided, is a record of the company and stays.</summary>
internal sealed class LeaveCopies(LeaveDesk desk) : IErasable
{
    public async Task<ErasedCopies> EraseAsync(Erasure erasure, ErasedConversation place)
    {
        var gone = desk.FindOf(place.Conversation.ToString(), erasure.User.UserId)
            .Where(request =>
                request.Leave.Reason is { Length: > 0 } reason && (erasure.IsEverything || erasure.IsToldIn(reason))
            )
            .ToList();
        foreach (var request in gone)
        {
            await desk.RemoveReasonAsync(request.Id);
        }

        return new(gone.Count);
    }
}
