using Chatbot.Bot.Cards.Product;
using Chatbot.Bot.Conversations.Continuations;
using Chatbot.Bot.Conversations.Handlers;
using Chatbot.Bot.Conversations.State;
using Chatbot.Bot.Persistence;
using Chatbot.Contracts.Activities;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Conversations.Buttons;

/// <summary>Questions whose turn failed: asked again by the person who asked, once for each failure.</summary>
internal sealed class FailedQuestions(FaultStore faults, TranscriptStore transcript, IOptions<ConversationOptions> options)
{
    private const int MostTries = 100;
    private static readonly StateProperty<IReadOnlyList<string>> Retried = new(
        "retried",
        AnswerJsonContext.Default.IReadOnlyListString
    );

    /// <summary>Allows another try, or says why there is none.</summary>
    /// <param name="turn">The turn of the button.</param>
    /// <param name="reference">The correlation id of the turn that failed.</param>
    public ButtonOutcome TryAgain(ITurnContext turn, string? reference)
    {
        var texts = ButtonTexts.For(UserPreferences.LocaleOf(turn));
        if (reference is null || FindFailed(turn, reference) is not { } failed || Find(turn, reference) is not { } question)
        {
            return ButtonOutcome.Say(texts.Stale);
        }

        if (failed.Activity.From?.Id != turn.Activity.From?.Id)
        {
            return ButtonOutcome.Say(texts.NotYours);
        }

        var retried = Retried.Get(turn.State.Conversation) ?? [];
        if (retried.Contains(reference, StringComparer.Ordinal))
        {
            return ButtonOutcome.Say(texts.AlreadyUsed);
        }

        if (turn.Activity.Timestamp - failed.Activity.Timestamp > options.Value.ButtonLifetime)
        {
            return ButtonOutcome.Say(texts.TooOld);
        }

        Retried.Set(turn.State.Conversation, [.. retried.TakeLast(MostTries - 1), reference]);
        return new(texts.Asked) { Question = question, CardId = CardOf(turn, failed.Turn) };
    }

    /// <summary>The question whose turn failed with a reference; a try may have been a try of an earlier one.</summary>
    public string? Find(ITurnContext turn, string reference)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (FindFailed(turn, reference) is not { } failed)
            {
                return null;
            }

            if (!string.IsNullOrWhiteSpace(failed.Activity.Text))
            {
                return failed.Activity.Text;
            }

            var button = PressedButton.Of(failed.Activity);
            if (button?.Verb != ErrorCard.RetryVerb)
            {
                return button is null ? null : ButtonActions.QuestionOf(button);
            }

            reference = button.Text(ErrorCard.ReferenceMember) ?? "";
        }

        return null;
    }

    /// <summary>What began the turn that failed; for a turn that a button began, the button.</summary>
    private TranscriptEntry? FindFailed(ITurnContext turn, string reference) =>
        faults.FindTurn(turn.Conversation, reference) is { } failed && Read(turn, failed) is { } entry
            ? entry.Activity.Type == Continuation.ActivityType && ButtonContinuation.PressedBy(entry.Activity) is { } pressed
                ? Read(turn, pressed) is { } button
                    ? button with
                    {
                        Turn = failed,
                    }
                    : null
                : entry
            : null;

    private string? CardOf(ITurnContext turn, long failed) =>
        transcript.ReadAnswers(turn.Conversation, failed) is [.., { } card] ? card.ChannelActivityId ?? card.Activity.Id : null;

    private TranscriptEntry? Read(ITurnContext turn, long sequence) =>
        transcript.ReadBefore(turn.Conversation, sequence + 1, limit: 1) is [{ IsInbound: true } entry] ? entry : null;
}
