using System.Globalization;
using Chatbot.Bot.Conversations.Continuations;
using Chatbot.Bot.Persistence;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Conversations.Buttons;

/// <summary>Answers the question of a button that came as an invoke, which must be answered at once. Its id is the turn of the invoke.</summary>
internal sealed class ButtonContinuation(ButtonActions actions, TranscriptStore transcript) : IContinuation
{
    public const string ContinuationName = "button/answer";

    public string Name => ContinuationName;

    /// <summary>The turn of the invoke; null for other continuations.</summary>
    public static long? PressedBy(Activity continuation) =>
        continuation.Name == ContinuationName
        && long.TryParse(Continuation.IdOf(continuation), CultureInfo.InvariantCulture, out var pressed)
            ? pressed
            : null;

    public Task OnTurnAsync(ITurnContext turn, string id, CancellationToken cancellationToken) =>
        PressedBy(turn.Activity) is { } pressed
        && transcript.ReadBefore(turn.Conversation, pressed + 1, limit: 1) is [{ IsInbound: true } entry]
        && PressedButton.Of(entry.Activity) is { } button
        && actions.FindQuestion(turn, button) is { } question
            ? actions.AnswerAsync(turn, question, cancellationToken)
            : Task.CompletedTask;
}
