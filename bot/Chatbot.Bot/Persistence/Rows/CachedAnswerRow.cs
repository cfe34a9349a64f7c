namespace Chatbot.Bot.Persistence.Rows;

/// <summary>An answer of a language model, for the time in which none answers. Times are milliseconds since 1970, UTC.</summary>
internal sealed class CachedAnswerRow
{
    /// <summary>Hash of the question and of all that decides whether two people may get one answer.</summary>
    public required string AnswerKey { get; set; }

    public required string Tenant { get; set; }

    /// <summary>The channel of the person who asked.</summary>
    public required string Channel { get; set; }

    /// <summary>The person who asked.</summary>
    public required string UserId { get; set; }

    public required string ConversationId { get; set; }

    /// <summary>The text and the passages that the model was shown, JSON.</summary>
    public required string Answer { get; set; }

    public long CreatedAt { get; set; }

    public long ExpiresAt { get; set; }
}
