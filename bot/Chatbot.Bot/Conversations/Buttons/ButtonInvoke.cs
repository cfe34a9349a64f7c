using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chatbot.Bot.Conversations.Answers;
using Chatbot.Bot.Conversations.Approvals;
using Chatbot.Bot.Conversations.Continuations;
using Chatbot.Bot.Conversations.Handlers;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Activities.Cards;

namespace Chatbot.Bot.Conversations.Buttons;

/// <summary>
/// Takes buttons that come as invokes (<c>Action.Execute</c>). The invoke is answered at once, with another card or a short
/// text; what takes longer is a turn of its own. Source: the invoke <c>adaptiveCard/action</c> of the Activity Protocol.
/// </summary>
internal sealed class ButtonInvoke(ButtonActions actions, ApprovalDesk approvals, CardRenderer cards, IGrainFactory grains)
    : IInvokeHandler
{
    private const string MessageType = "application/vnd.microsoft.activity.message";
    private const string ErrorType = "application/vnd.microsoft.error";

    public string Name => PressedButton.InvokeName;

    public async Task<Activity> AnswerAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        if (PressedButton.Of(turn.Activity) is not { } button)
        {
            var error = new JsonObject
            {
                ["code"] = "BadRequest",
                ["message"] = "The invoke names no verb in value.action.verb.",
            };
            return Envelope(StatusCodes.Status400BadRequest, ErrorType, error);
        }

        if (ApprovalReply.Of(turn.Activity) is { } reply)
        {
            return await DecideAsync(turn, reply, cancellationToken);
        }

        var outcome = await actions.PressAsync(turn, button);
        if (outcome.Question is not null)
        {
            await Continuation.PostAsync(
                grains,
                turn.Conversation,
                Continuation.ReferenceOf(turn.Activity),
                ButtonContinuation.ContinuationName,
                turn.Turn.ToString(CultureInfo.InvariantCulture)
            );
        }

        await actions.CloseAsync(turn, outcome, cancellationToken);
        return outcome.Card is { } card && cards.Draw(card, turn.Capabilities) is { } content
            ? Envelope(StatusCodes.Status200OK, CardTypes.Adaptive, JsonNode.Parse(content.GetRawText()))
            : Say(outcome.Text);
    }

    private async Task<Activity> DecideAsync(ITurnContext turn, ApprovalReply reply, CancellationToken cancellationToken)
    {
        var (approval, text) = await approvals.DecideAsync(turn, reply);
        if (approval is null)
        {
            return Say(text!);
        }

        await approvals.PostOutcomeAsync(approval);
        await approvals.CloseCardAsync(turn, approval, cancellationToken);
        var card = ApprovalCards.Decided(approval, ApprovalDesk.TextsOf(turn));
        return cards.Draw(card, turn.Capabilities) is { } content
            ? Envelope(StatusCodes.Status200OK, CardTypes.Adaptive, JsonNode.Parse(content.GetRawText()))
            : Say(card.FallbackText!);
    }

    private static Activity Say(string text) => Envelope(StatusCodes.Status200OK, MessageType, JsonValue.Create(text));

    /// <summary>The HTTP status is always 200; what happened is inside.</summary>
    private static Activity Envelope(int status, string type, JsonNode? value) =>
        InvokeResponses.Create(
            StatusCodes.Status200OK,
            new JsonObject
            {
                ["statusCode"] = status,
                ["type"] = type,
                ["value"] = value,
            }
        );
}
