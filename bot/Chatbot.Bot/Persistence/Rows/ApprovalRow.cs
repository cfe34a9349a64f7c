namespace Chatbot.Bot.Persistence.Rows;

/// <summary>A request for approval and what became of it; removed some time after it has expired.</summary>
internal sealed class ApprovalRow
{
    public required string ApprovalId { get; set; }

    /// <summary>Where the question was asked.</summary>
    public required string ConversationId { get; set; }

    /// <summary>The person who asked.</summary>
    public required string UserId { get; set; }

    /// <summary>How to go on in that conversation, JSON.</summary>
    public required string Reference { get; set; }

    /// <summary>The request and what waits for it, JSON.</summary>
    public required string Pending { get; set; }

    /// <summary>The person who may decide, as <c>channel/tenant/user</c>.</summary>
    public required string Approver { get; set; }

    /// <summary>Where that person is asked; empty until they first write.</summary>
    public required string ApproverConversationId { get; set; }

    /// <summary>How to go on there, JSON; empty until they first write.</summary>
    public required string ApproverReference { get; set; }

    /// <summary>The message that asks, once it was sent.</summary>
    public string? CardActivityId { get; set; }

    /// <summary><c>pending</c>, <c>approved</c>, <c>denied</c> or <c>expired</c>.</summary>
    public required string Status { get; set; }

    /// <summary>The turn that decided, so that it may run again.</summary>
    public string? DecidedTurn { get; set; }

    /// <summary>Arguments as the person changed them, JSON; null = unchanged.</summary>
    public string? Arguments { get; set; }

    /// <summary>Whether the tool was allowed for the rest of the conversation.</summary>
    public bool IsRemembered { get; set; }

    /// <summary>Name of the person who decided.</summary>
    public string? DecidedBy { get; set; }

    /// <summary>What the person who decided has added; null = nothing.</summary>
    public string? Comment { get; set; }

    public long? DecidedAt { get; set; }

    public long ExpiresAt { get; set; }
}
