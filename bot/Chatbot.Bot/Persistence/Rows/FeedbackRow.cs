namespace Chatbot.Bot.Persistence.Rows;

/// <summary>A thumb on an answer; one per user and answer, the last one counts.</summary>
internal sealed class FeedbackRow
{
    public required string ConversationId { get; set; }

    public required string ActivityId { get; set; }

    public required string UserId { get; set; }

    /// <summary>1 = up, -1 = down.</summary>
    public int Vote { get; set; }

    public string? Comment { get; set; }

    public long GivenAt { get; set; }
}
