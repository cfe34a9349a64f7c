using System.Text.Json.Nodes;
using Chatbot.Bot.Cards.Model;
using Chatbot.Bot.Cards.Model.Values;

namespace Chatbot.Bot.Cards.Product;

/// <summary>Asks whether an answer helped, and what was missing.</summary>
internal static class FeedbackCard
{
    public const string Verb = "feedback";
    public const string AnswerMember = "answerId";
    public const string ReactionId = "reaction";
    public const string CommentId = "feedbackText";

    /// <param name="answerId">Id of the activity that is judged.</param>
    public static AdaptiveCard Create(string answerId) =>
        CardParts.Card(
            "Did this answer help?",
            [
                CardParts.Heading("Did this answer help?") with
                {
                    Size = TextSize.Medium,
                },
                new ChoiceSetInput
                {
                    Id = ReactionId,
                    Label = "Your verdict",
                    IsRequired = true,
                    ErrorMessage = "Please choose one",
                    Style = ChoiceInputStyle.Expanded,
                    Choices =
                    [
                        new() { Title = "Yes, it helped", Value = "like" },
                        new() { Title = "No, it did not", Value = "dislike" },
                    ],
                },
                new TextInput
                {
                    Id = CommentId,
                    Label = "What could be better?",
                    IsMultiline = true,
                    MaxLength = 4000,
                },
            ],
            [CardParts.Send("Send feedback", Verb, new JsonObject { [AnswerMember] = answerId }, ActionStyle.Positive)]
        );
}
