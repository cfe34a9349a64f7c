namespace Chatbot.Bot.Cards.Product;

/// <summary>What a <see cref="FeedbackCard"/> says, in the reader's language.</summary>
internal sealed record FeedbackCardContent
{
    /// <summary>Id of the activity that is judged.</summary>
    public required string AnswerId { get; init; }

    /// <summary>The question.</summary>
    public required string Heading { get; init; }

    public required string ReasonLabel { get; init; }

    /// <summary>The reasons, each with the code that comes back.</summary>
    public required IReadOnlyList<(string Code, string Title)> Reasons { get; init; }

    public required string CommentLabel { get; init; }

    public required string Send { get; init; }
}
