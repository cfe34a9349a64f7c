namespace Chatbot.Bot.Persistence.Rows;

/// <summary>What happened to a request for approval; kept for good.</summary>
internal sealed class ToolAuditRow
{
    public required string ApprovalId { get; set; }

    /// <summary><c>requested</c>, <c>approved</c>, <c>denied</c> or <c>expired</c>.</summary>
    public required string Event { get; set; }

    public required string ConversationId { get; set; }

    public long Turn { get; set; }

    public required string Tool { get; set; }

    public required string Risk { get; set; }

    /// <summary>As requested, or as approved.</summary>
    public required string Arguments { get; set; }

    /// <summary>Whose answer it was; for a request, who may answer.</summary>
    public required string UserId { get; set; }

    /// <summary>Who asked the question that the call is for.</summary>
    public string RequesterId { get; set; } = "";

    /// <summary>Whether the tool was allowed for the rest of the conversation.</summary>
    public bool IsRemembered { get; set; }

    public long OccurredAt { get; set; }
}
