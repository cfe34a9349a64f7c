using System.Text.Json.Nodes;
using Chatbot.Bot.Cards.Model;
using Chatbot.Bot.Cards.Model.Values;

namespace Chatbot.Bot.Cards.Product;

/// <summary>Asks a person to allow or refuse something, with arguments that can be changed; then says what was decided.</summary>
internal static class ApprovalCard
{
    public const string ApproveVerb = "approval/approve";
    public const string RejectVerb = "approval/reject";

    /// <summary>Member of the data that tells which request is decided.</summary>
    public const string IdMember = "approvalId";

    /// <summary>Input with the arguments as JSON.</summary>
    public const string ArgumentsId = "arguments";

    /// <summary>Input that is <see cref="On"/> when the person allows it from now on.</summary>
    public const string RememberId = "remember";

    public const string On = "true";

    /// <summary>Input with what the person adds to the decision.</summary>
    public const string CommentId = "comment";

    /// <summary>In characters.</summary>
    public const int LongestComment = 1000;

    public static AdaptiveCard Create(ApprovalCardContent content)
    {
        var data = new JsonObject { [IdMember] = content.Id };
        return CardParts.Card(
            $"{content.Heading}: {content.Title}",
            [
                .. Head(content.Heading, content.Title),
                CardParts.Plain(content.Description),
                CardParts.Facts(content.Facts),
                content.Arguments is { } arguments
                    ? new TextInput
                    {
                        Id = ArgumentsId,
                        Label = content.ArgumentsLabel,
                        IsMultiline = true,
                        Value = arguments,
                    }
                    : new TextInput
                    {
                        Id = CommentId,
                        Label = content.CommentLabel,
                        IsMultiline = true,
                        MaxLength = LongestComment,
                    },
                content.Remember is { } remember
                    ? new ToggleInput
                    {
                        Id = RememberId,
                        Title = remember,
                        Value = "false",
                        ValueOn = On,
                        ValueOff = "false",
                        Wrap = true,
                    }
                    : null,
            ],
            [
                CardParts.Send(content.Approve, ApproveVerb, data, ActionStyle.Positive),
                CardParts.Send(content.Reject, RejectVerb, data.DeepClone().AsObject(), ActionStyle.Destructive),
            ]
        );
    }

    /// <summary>The same request when it is decided: who, what, when; nothing can be pressed any more.</summary>
    /// <param name="heading">What was decided.</param>
    /// <param name="title">What about.</param>
    /// <param name="facts">Who decided and when.</param>
    /// <param name="arguments">The arguments, shown letter by letter; null = there are none.</param>
    public static AdaptiveCard Decided(string heading, string title, IReadOnlyList<CardFact> facts, string? arguments) =>
        CardParts.Card(
            $"{heading}: {title}",
            [
                .. Head(heading, title),
                CardParts.Facts(facts),
                arguments is null
                    ? null
                    : new RichTextBlock { Inlines = [new() { Text = arguments, FontType = FontType.Monospace }] },
            ]
        );

    private static IEnumerable<AdaptiveElement?> Head(string heading, string title) =>
        [CardParts.Subtle(heading), CardParts.Heading(title)];
}
