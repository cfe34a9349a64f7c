using Chatbot.Bot.Conversations.Handlers;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Conversations.Feedback;

/// <summary>Reactions to an answer, such as a thumb of Teams. One that is taken back takes its verdict back.</summary>
internal sealed class ReactionHandler(FeedbackDesk feedback, FeedbackIntake intake) : IActivityHandler
{
    public string ActivityType => ActivityTypes.MessageReaction;

    public async Task OnTurnAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        if (turn.Activity.ReplyToId is not { } answerId || !intake.IsOurs(turn, answerId))
        {
            return;
        }

        foreach (var removed in turn.Activity.ReactionsRemoved ?? [])
        {
            await intake.WithdrawAsync(turn, answerId, removed.Type);
        }

        foreach (var added in turn.Activity.ReactionsAdded ?? [])
        {
            await feedback.VoteAsync(turn, answerId, added.Type, comment: null, mayAsk: true, cancellationToken);
        }
    }
}
