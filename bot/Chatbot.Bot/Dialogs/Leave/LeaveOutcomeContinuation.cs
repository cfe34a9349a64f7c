using Chatbot.Bot.Cards;
using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.Continuations;
using Chatbot.Bot.Conversations.State;

namespace Chatbot.Bot.Dialogs.Leave;

/// <summary>Tells the person who asked what was decided.</summary>
internal sealed class LeaveOutcomeContinuation(LeaveDesk desk) : IContinuation
{
    public const string ContinuationName = "leave/outcome";

    public string Name => ContinuationName;

    public async Task OnTurnAsync(ITurnContext turn, string id, CancellationToken cancellationToken)
    {
        if (desk.Find(id) is not { IsApproved: { } isApproved } request)
        {
            return;
        }

        var text = (isApproved ? LeaveTexts.Approved : LeaveTexts.Declined).In(
            UserPreferences.LocaleOf(turn),
            LeaveWording.Day(request.Leave.From),
            LeaveWording.Day(request.Leave.To),
            CardMarkdown.Escape(request.Comment ?? "")
        );
        await turn.SendAsync(TurnTexts.Message(text.TrimEnd()), cancellationToken);
    }
}
