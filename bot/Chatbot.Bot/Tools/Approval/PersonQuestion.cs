namespace Chatbot.Bot.Tools.Approval;

/// <summary>What a run asks a person before it goes on.</summary>
internal sealed record PersonQuestion
{
    /// <summary>Unguessable; the answer names it.</summary>
    public required string Id { get; init; }

    /// <summary>What asks, for people and for the audit: a step, or a tool.</summary>
    public required string Subject { get; init; }

    /// <summary>Markdown.</summary>
    public required string Text { get; init; }

    /// <summary>After this time nothing is done.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The call of a tool that is asked about; null when a person decides whether the run goes on.</summary>
    public ApprovalRequest? Call { get; init; }
}
