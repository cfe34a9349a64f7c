using Chatbot.Bot.Cards.Product;
using Chatbot.Bot.Conversations.Handlers;
using Chatbot.Bot.Conversations.Messages;
using Chatbot.Bot.Persistence;

namespace Chatbot.Bot.Conversations.Buttons;

/// <summary>Does what the buttons of the product's own cards say; approvals have a stage of their own.</summary>
internal sealed class ButtonActions(AnswerTurn answers, FeedbackIntake feedback, FaultStore faults, TranscriptStore transcript)
{
    private const int MostTries = 100;

    /// <summary>The question that a button asks; null when it asks none.</summary>
    public static string? QuestionOf(PressedButton button) =>
        button.Verb == WelcomeCard.AskVerb
        && button.Text(WelcomeCard.QuestionMember) is { } question
        && !string.IsNullOrWhiteSpace(question)
            ? question
            : null;

    /// <summary>Whether the verb is one of these, so that nobody else deals with the button.</summary>
    public static bool Knows(string verb) => verb is WelcomeCard.AskVerb or FeedbackCard.Verb or ErrorCard.RetryVerb;

    /// <summary>Keeps a verdict on an answer; null when the button gives none.</summary>
    /// <returns>What to say.</returns>
    public async Task<string?> TakeFeedbackAsync(ITurnContext turn, PressedButton button)
    {
        if (button.Verb != FeedbackCard.Verb)
        {
            return null;
        }

        var isTaken = await feedback.TakeAsync(
            turn,
            button.Text(FeedbackCard.AnswerMember),
            button.Text(FeedbackCard.ReactionId),
            button.Text(FeedbackCard.CommentId)
        );
        var texts = ButtonTexts.For(turn.Activity.Locale);
        return isTaken ? texts.Thanks : texts.NoFeedback;
    }

    /// <summary>The question to answer because of a button: a suggested one, or the one that failed; null when there is none.</summary>
    public string? FindQuestion(ITurnContext turn, PressedButton button) =>
        QuestionOf(button)
        ?? (
            button.Verb == ErrorCard.RetryVerb && button.Text(ErrorCard.ReferenceMember) is { } reference
                ? FindFailed(turn, reference)
                : null
        );

    public Task AnswerAsync(ITurnContext turn, string question, CancellationToken cancellationToken) =>
        answers.AnswerAsync(turn, question, null, cancellationToken);

    /// <summary>The question whose turn failed with a reference; a try may have been a try of an earlier one.</summary>
    private string? FindFailed(ITurnContext turn, string reference)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (
                faults.FindTurn(turn.Conversation, reference) is not { } failed
                || transcript.ReadBefore(turn.Conversation, failed + 1, limit: 1) is not [{ IsInbound: true } entry]
            )
            {
                return null;
            }

            if (!string.IsNullOrWhiteSpace(entry.Activity.Text))
            {
                return entry.Activity.Text;
            }

            var button = PressedButton.Of(entry.Activity);
            if (button?.Verb != ErrorCard.RetryVerb)
            {
                return button is null ? null : QuestionOf(button);
            }

            reference = button.Text(ErrorCard.ReferenceMember) ?? "";
        }

        return null;
    }
}
