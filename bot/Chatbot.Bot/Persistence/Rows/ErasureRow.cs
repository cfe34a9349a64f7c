namespace Chatbot.Bot.Persistence.Rows;

/// <summary>
/// That a person had something forgotten: kept for good, but what it was only until the last copy is gone. Times are Unix
/// milliseconds, UTC.
/// </summary>
internal sealed class ErasureRow
{
    public required string ErasureId { get; set; }

    public required string Tenant { get; set; }

    public required string Channel { get; set; }

    public required string UserId { get; set; }

    /// <summary>Where it was asked for.</summary>
    public required string ConversationId { get; set; }

    /// <summary>The turn that asked for it.</summary>
    public long Turn { get; set; }

    /// <summary>What is to be forgotten, JSON; null once every copy is removed.</summary>
    public string? Request { get; set; }

    /// <summary>Whether it was everything about the person.</summary>
    public bool IsEverything { get; set; }

    /// <summary>What was said until then goes.</summary>
    public long RequestedAt { get; set; }

    /// <summary>When no byte of it was left in the files of the database; null = not yet.</summary>
    public long? FinishedAt { get; set; }

    /// <summary>Copies that were removed.</summary>
    public int Copies { get; set; }
}
