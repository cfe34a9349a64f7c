using Chatbot.Bot.Conversations.Answers;
using Chatbot.Bot.Orchestration;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Conversations.Messages;

/// <summary>Goes on with the last answer: sends its rest, or answers the suggestion whose number was written.</summary>
internal sealed class FollowStage(AnswerTurn answers) : IMessageStage
{
    public MessageStageOrder Order => MessageStageOrder.Follow;

    public async Task<bool> TryHandleAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        if (IsMore(turn.Activity.Text) && HeldAnswer.Take(turn) is { } next)
        {
            await turn.SendAsync(next, cancellationToken);
            return true;
        }

        if (
            turn.History is [.., { From.Role: RoleTypes.Bot } last]
            && NumberedSuggestions.Find(last.Text, turn.Activity.Text) is { } suggestion
        )
        {
            await answers.AnswerAsync(turn, suggestion, null, cancellationToken);
            return true;
        }

        return false;
    }

    private static bool IsMore(string? text) =>
        text is not null && AssistantLanguages.More.Contains(text.Trim(' ', '.', '!', '?', '…', '„', '“', '”', '"', '«', '»'));
}
