using Chatbot.Bot.Conversations.Memories;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Conversations.Messages;

/// <summary>Lets the assistant answer whatever no other stage took.</summary>
internal sealed class AnswerStage(AnswerTurn answers, ConversationMemories memories) : IMessageStage
{
    public MessageStageOrder Order => MessageStageOrder.Answer;

    public async Task<bool> TryHandleAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        await memories.WelcomeBackAsync(turn, cancellationToken);
        await (
            string.IsNullOrWhiteSpace(turn.Activity.Text)
                ? turn.SendAsync(
                    TurnTexts.Message("I can only answer text so far. Please write your question."),
                    cancellationToken
                )
                : answers.AnswerAsync(turn, turn.Activity.Text, null, cancellationToken)
        );
        return true;
    }
}
