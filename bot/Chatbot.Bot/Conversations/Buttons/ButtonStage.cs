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

        var outcome = await actions.PressAsync(turn, button);
        await actions.CloseAsync(turn, outcome, cancellationToken);
        if (outcome.Question is { } question)
        {
            await actions.AnswerAsync(turn, question, cancellationToken);
        }
        else
        {
            await turn.SendAsync(TurnTexts.Message(outcome.Text), cancellationToken);
        }

        return true;
    }
}
