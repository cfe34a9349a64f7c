using Chatbot.Bot.Conversations.Messages;

namespace Chatbot.Bot.Conversations.Buttons;

/// <summary>Takes the buttons of the product's own cards when they come as messages. Verbs of others go on to the next stages.</summary>
internal sealed class ButtonStage(ButtonActions actions) : IMessageStage
{
    public MessageStageOrder Order => MessageStageOrder.CardAction;

    public async Task<bool> TryHandleAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        if (PressedButton.Of(turn.Activity) is not { } button || !ButtonActions.Knows(button.Verb))
        {
            return false;
        }

        if (actions.FindQuestion(turn, button) is { } question)
        {
            await actions.AnswerAsync(turn, question, cancellationToken);
        }
        else
        {
            var text = await actions.TakeFeedbackAsync(turn, button) ?? ButtonTexts.For(turn.Activity.Locale).Stale;
            await turn.SendAsync(TurnTexts.Message(text), cancellationToken);
        }

        return true;
    }
}
