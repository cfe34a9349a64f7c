namespace Chatbot.Bot.Persistence.Rows;

/// <summary>A file that a user attached; its bytes lie below the data folder.</summary>
internal sealed class UploadRow
{
    public required string UploadId { get; set; }

    public required string ConversationId { get; set; }

    /// <summary>Who attached it; null for files of before this was kept, which nobody may read with tools.</summary>
    public string? UserId { get; set; }

    public required string Name { get; set; }

    public required string ContentType { get; set; }

    public long Bytes { get; set; }

    public long CreatedAt { get; set; }
}
