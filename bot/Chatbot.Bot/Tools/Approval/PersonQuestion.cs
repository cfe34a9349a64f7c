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

    /// <summary>A question about the call of a tool.</summary>
    /// <param name="request">The call. A job does not know what was allowed for the conversation, so it does not offer that.</param>
    public static PersonQuestion For(ApprovalRequest request) =>
        new()
        {
            Id = request.Id,
            Subject = request.Tool,
            Text = $"{request.Tool}: {request.Description}\n\n{request.Arguments}",
            ExpiresAt = request.ExpiresAt,
            Call = request with { CanRemember = false },
        };
}
