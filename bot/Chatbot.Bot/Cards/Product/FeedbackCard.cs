using System.Text.Json.Nodes;
using Chatbot.Bot.Cards.Model;
using Chatbot.Bot.Cards.Model.Values;

namespace Chatbot.Bot.Cards.Product;

/// <summary>Asks what was wrong with an answer that did not help; then says what was noted.</summary>
internal static class FeedbackCard
{
    public const string Verb = "feedback";

    /// <summary>Member of the data that tells which answer is judged.</summary>
    public const string AnswerMember = "answerId";

    /// <summary>Input with one of the reasons.</summary>
    public const string ReasonId = "reason";

    /// <summary>Input with the person's own words.</summary>
    public const string CommentId = "feedbackText";

    /// <summary>Longest comment in UTF-16 characters.</summary>
    public const int LongestComment = 2000;

    public static AdaptiveCard Create(FeedbackCardContent content) =>
        CardParts.Card(
            content.Heading,
            [
                Heading(content.Heading),
                new ChoiceSetInput
                {
                    Id = ReasonId,
                    Label = content.ReasonLabel,
                    Style = ChoiceInputStyle.Expanded,
                    Choices = [.. content.Reasons.Select(reason => new Choice { Title = reason.Title, Value = reason.Code })],
                },
                new TextInput
                {
                    Id = CommentId,
                    Label = content.CommentLabel,
                    IsMultiline = true,
                    MaxLength = LongestComment,
                },
            ],
            [CardParts.Send(content.Send, Verb, new JsonObject { [AnswerMember] = content.AnswerId }, ActionStyle.Positive)]
        );

    /// <summary>The same question when it is answered; nothing can be pressed any more.</summary>
    /// <param name="heading">What was asked.</param>
    /// <param name="facts">What was answered.</param>
    /// <param name="thanks">What is said to it, where the card is not shown.</param>
    public static AdaptiveCard Taken(string heading, IReadOnlyList<CardFact> facts, string thanks) =>
        CardParts.Card(thanks, [Heading(heading), CardParts.Facts(facts)]);

    private static TextBlock Heading(string text) => CardParts.Heading(text) with { Size = TextSize.Medium };
}
