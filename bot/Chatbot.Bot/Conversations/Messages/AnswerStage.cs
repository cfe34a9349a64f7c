using Chatbot.Bot.Conversations.Buttons;
using Chatbot.Bot.Conversations.Memories;

namespace Chatbot.Bot.Conversations.Messages;

/// <summary>Lets the assistant answer whatever no other stage took.</summary>
internal sealed class AnswerStage(AnswerTurn answers, ConversationMemories memories) : IMessageStage
{
    public MessageStageOrder Order => MessageStageOrder.Answer;

    public async Task<bool> TryHandleAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var text = turn.Activity.Text;
        await memories.WelcomeBackAsync(turn, cancellationToken);
        await (
            !string.IsNullOrWhiteSpace(text) ? answers.AnswerAsync(turn, text, null, cancellationToken)
            : turn.Activity.Value is not null ? SayAsync(ButtonTexts.For(turn.Activity.Locale).Stale)
            : SayAsync("I can only answer text so far. Please write your question.")
        );
        return true;

        Task SayAsync(string answer) => turn.SendAsync(TurnTexts.Message(answer), cancellationToken);
    }
}
