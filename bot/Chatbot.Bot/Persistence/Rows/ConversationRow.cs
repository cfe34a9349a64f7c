using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Persistence.Rows;

/// <summary>A conversation. Times are Unix milliseconds, UTC.</summary>
internal sealed class ConversationRow
{
    /// <summary>Text form of the <see cref="Contracts.Conversations.ConversationId"/>.</summary>
    public required string ConversationId { get; set; }

    public required string Tenant { get; set; }

    public required string Channel { get; set; }

    /// <summary>The user who wrote first, or null.</summary>
    public string? UserId { get; set; }

    /// <summary>For lists of conversations: from the first question; null before it, and when it was forgotten.</summary>
    public string? Title { get; set; }

    public ConversationStatus Status { get; set; }

    public long CreatedAt { get; set; }

    /// <summary>Coarse: moves at most once a minute.</summary>
    public long LastActivityAt { get; set; }
}
