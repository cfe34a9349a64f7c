namespace Chatbot.Bot.Persistence.Rows;

/// <summary>A turn that failed.</summary>
internal sealed class FaultRow
{
    /// <summary>What the user was told to quote.</summary>
    public required string CorrelationId { get; set; }

    public required string ConversationId { get; set; }

    public long Turn { get; set; }

    /// <summary>Type of the exception.</summary>
    public required string Kind { get; set; }

    /// <summary>Type names and stack, without message texts of users.</summary>
    public required string Detail { get; set; }

    public long OccurredAt { get; set; }
}
