using Chatbot.Bot.Tools.Catalog;

namespace Chatbot.Bot.Tools.Approval;

/// <summary>A call that waits for a person.</summary>
internal sealed record ApprovalRequest
{
    /// <summary>Unguessable; the answer names it.</summary>
    public required string Id { get; init; }

    public required string Tool { get; init; }

    /// <summary>What the tool does, from its own description.</summary>
    public required string Description { get; init; }

    /// <summary>JSON object.</summary>
    public required string Arguments { get; init; }

    public required ToolRisk Risk { get; init; }

    /// <summary>Why a person is asked.</summary>
    public required ApprovalReason Reason { get; init; }

    /// <summary>The only person who may answer, in the channel and tenant of the request unless <see cref="Approver"/> says another place.</summary>
    public required string ApproverId { get; init; }

    /// <summary>Who decides instead of the person who asks; null = that person decides.</summary>
    public Approver? Approver { get; init; }

    /// <summary>After this time nothing is done.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Whether the person may allow the tool for the rest of the conversation.</summary>
    public required bool CanRemember { get; init; }

    /// <summary>What is kept when the tool is allowed for the conversation: one approver's word does not stand for another's.</summary>
    public string Scope => ScopeOf(Tool, Approver);

    /// <summary>See <see cref="Scope"/>.</summary>
    public static string ScopeOf(string tool, Approver? approver) => approver is null ? tool : $"{tool}@{approver}";
}
