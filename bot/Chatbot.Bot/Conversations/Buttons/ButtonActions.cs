using System.Text.Json;
using System.Text.Json.Nodes;
using Chatbot.Bot.Cards.Product;
using Chatbot.Bot.Conversations.Answers;
using Chatbot.Bot.Conversations.Feedback;
using Chatbot.Bot.Conversations.Messages;
using Chatbot.Bot.Conversations.State;
using Chatbot.Bot.Persistence;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Conversations.Buttons;

/// <summary>Does what the buttons of the product's own cards say; approvals have a stage of their own.</summary>
internal sealed class ButtonActions(
    AnswerTurn answers,
    FeedbackDesk feedback,
    FailedQuestions failed,
    CardRenderer cards,
    TranscriptStore transcript
)
{
    /// <summary>The question that a button asks; null when it asks none.</summary>
    public static string? QuestionOf(PressedButton button) =>
        button.Verb == WelcomeCard.AskVerb
        && button.Text(WelcomeCard.QuestionMember) is { } question
        && !string.IsNullOrWhiteSpace(question)
            ? question
            : null;

    /// <summary>Whether the verb is one of these, so that nobody else deals with the button.</summary>
    public static bool Knows(string verb) => verb is WelcomeCard.AskVerb or FeedbackCard.Verb or ErrorCard.RetryVerb;

    /// <summary>Does what a button says, where it may be pressed: once, in time, and by the person it is for. A suggested question has no end.</summary>
    public async Task<ButtonOutcome> PressAsync(ITurnContext turn, PressedButton button)
    {
        var texts = ButtonTexts.For(UserPreferences.LocaleOf(turn));
        return button.Verb switch
        {
            WelcomeCard.AskVerb when QuestionOf(button) is { } question => new(texts.Asked) { Question = question },
            ErrorCard.RetryVerb => failed.TryAgain(turn, button.Text(ErrorCard.ReferenceMember)),
            FeedbackCard.Verb => await feedback.TakeReasonAsync(turn, button),
            _ => ButtonOutcome.Say(texts.Stale),
        };
    }

    /// <summary>The question of a button that was allowed: a suggested one, or the one that failed; null when there is none.</summary>
    public string? FindQuestion(ITurnContext turn, PressedButton button) =>
        QuestionOf(button)
        ?? (
            button.Verb == ErrorCard.RetryVerb && button.Text(ErrorCard.ReferenceMember) is { } reference
                ? failed.Find(turn, reference)
                : null
        );

    public Task AnswerAsync(ITurnContext turn, string question, CancellationToken cancellationToken) =>
        answers.AnswerAsync(turn, question, null, cancellationToken);

    /// <summary>Takes the buttons off a card that has done its work. Where a channel cannot, the card stays, and says so when it is pressed.</summary>
    public async Task<bool> CloseAsync(ITurnContext turn, ButtonOutcome outcome, CancellationToken cancellationToken)
    {
        if (outcome.CardId is not { } id || !turn.Capabilities.Update)
        {
            return false;
        }

        if (outcome.Card is { } card)
        {
            return await cards.TryReplaceAsync(turn, id, card, cancellationToken);
        }

        if (transcript.FindByActivityId(turn.Conversation, id)?.Activity is not { Attachments: [{ Content: { } content }] } sent)
        {
            return false;
        }

        var bare = JsonNode.Parse(content.GetRawText())!.AsObject();
        bare.Remove("actions");
        using var document = JsonDocument.Parse(bare.ToJsonString());
        Attachment attachment = sent.Attachments[0] with { Content = document.RootElement.Clone() };
        await turn.UpdateAsync(sent with { Id = id, Attachments = [attachment] }, cancellationToken);
        return true;
    }
}
