namespace Chatbot.Bot.Persistence.Rows;

/// <summary>A job. Times are milliseconds since 1970, UTC.</summary>
internal sealed record JobRow
{
    /// <summary>Unguessable.</summary>
    public required string JobId { get; set; }

    public required string Tenant { get; set; }

    /// <summary>The person who began it, who alone sees it and decides over it.</summary>
    public required string UserId { get; set; }

    public required string ConversationId { get; set; }

    /// <summary>What is needed to go on in the conversation: an activity without content, as JSON.</summary>
    public required string Reference { get; set; }

    /// <summary>Who runs it.</summary>
    public required string Kind { get; set; }

    /// <summary>What people call it.</summary>
    public required string Title { get; set; }

    /// <summary>What it works on, in the form of its kind.</summary>
    public required string Input { get; set; }

    /// <summary>The same key twice is one job.</summary>
    public required string DeduplicationKey { get; set; }

    /// <summary>A <see cref="JobState"/>.</summary>
    public int State { get; set; }

    /// <summary>How often it was taken up; only the latest run may write.</summary>
    public long Run { get; set; }

    /// <summary>How often it was taken up since it last got further.</summary>
    public int Attempts { get; set; }

    /// <summary>What it is doing, for people.</summary>
    public string Progress { get; set; } = "";

    /// <summary>How far it is, 0 to 1.</summary>
    public double Fraction { get; set; }

    /// <summary>The message that shows its progress, once there is one.</summary>
    public string? ProgressActivityId { get; set; }

    /// <summary>What a person is asked while it waits, or was when it was cancelled, as JSON.</summary>
    public string? Question { get; set; }

    /// <summary>What it says to people at its end.</summary>
    public string? Result { get; set; }

    /// <summary>Why it ended without a result, for people.</summary>
    public string? Error { get; set; }

    /// <summary>When somebody must look at it; null when there is nothing left to do.</summary>
    public long? DueAt { get; set; }

    public long CreatedAt { get; set; }

    public long UpdatedAt { get; set; }

    public long? EndedAt { get; set; }
}
