namespace Chatbot.Bot.Cards.Product;

/// <summary>What an <see cref="ApprovalCard"/> says, in the reader's language.</summary>
internal sealed record ApprovalCardContent
{
    /// <summary>Tells the bot which request is decided.</summary>
    public required string Id { get; init; }

    /// <summary>Above the title: that a permission is needed.</summary>
    public required string Heading { get; init; }

    /// <summary>What is to be done.</summary>
    public required string Title { get; init; }

    /// <summary>What that does, or null.</summary>
    public string? Description { get; init; }

    /// <summary>Who asks, why, at which risk, until when.</summary>
    public required IReadOnlyList<CardFact> Facts { get; init; }

    /// <summary>The arguments, JSON that the person may change; null = there are none, and the person may add a comment.</summary>
    public required string? Arguments { get; init; }

    public required string ArgumentsLabel { get; init; }

    public required string CommentLabel { get; init; }

    /// <summary>Words beside the switch that allows it from now on; null where that is not offered.</summary>
    public string? Remember { get; init; }

    public required string Approve { get; init; }

    public required string Reject { get; init; }
}
