namespace Chatbot.Bot.Persistence.Rows;

/// <summary>A fact that a user stated and allowed to be kept. Times are Unix milliseconds, UTC.</summary>
internal sealed class UserFactRow
{
    public required string FactId { get; set; }

    public required string Tenant { get; set; }

    public required string Channel { get; set; }

    public required string UserId { get; set; }

    /// <summary>The user's own words.</summary>
    public required string Text { get; set; }

    /// <summary>What it is about; empty when unclear.</summary>
    public required string Subject { get; set; }

    public required string ConversationId { get; set; }

    /// <summary>The turn in which it was said.</summary>
    public long Turn { get; set; }

    /// <summary>Id of the message that says it.</summary>
    public required string MessageId { get; set; }

    public long SaidAt { get; set; }

    public long ExpiresAt { get; set; }

    /// <summary>When the consent was given that it rests on.</summary>
    public long ConsentedAt { get; set; }
}
