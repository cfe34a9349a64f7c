using System.Text.Json.Nodes;
using Chatbot.Bot.Cards.Model;
using Chatbot.Bot.Cards.Model.Values;

namespace Chatbot.Bot.Cards.Product;

/// <summary>Asks a person to allow or refuse something, with a comment.</summary>
internal static class ApprovalCard
{
    public const string ApproveVerb = "approval/approve";
    public const string RejectVerb = "approval/reject";
    public const string CommentId = "comment";

    /// <param name="id">Tells the bot which request is decided.</param>
    /// <param name="title">What is asked for.</param>
    /// <param name="requester">Who asks.</param>
    /// <param name="description">Why, or null.</param>
    /// <param name="facts">What it is about.</param>
    public static AdaptiveCard Create(
        string id,
        string title,
        string requester,
        string? description,
        IReadOnlyList<CardFact> facts
    )
    {
        var data = new JsonObject { ["approvalId"] = id };
        return CardParts.Card(
            $"Approval needed: {title}, asked for by {requester}",
            [
                CardParts.Subtle("Approval needed"),
                CardParts.Heading(title),
                CardParts.Facts([new("Asked for by", requester), .. facts]),
                CardParts.Plain(description),
                new TextInput
                {
                    Id = CommentId,
                    Label = "Comment",
                    IsMultiline = true,
                    MaxLength = 1000,
                },
            ],
            [
                CardParts.Send("Approve", ApproveVerb, data, ActionStyle.Positive),
                CardParts.Send("Reject", RejectVerb, data.DeepClone().AsObject(), ActionStyle.Destructive),
            ]
        );
    }
}
