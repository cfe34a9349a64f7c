using Chatbot.Bot.Tools.Catalog;

namespace Chatbot.Bot.Tools.Approval;

/// <summary>What a person is asked to allow: the call of a tool, or that something goes on.</summary>
internal sealed record ApprovalRequest
{
    /// <summary>Unguessable; the answer names it.</summary>
    public required string Id { get; init; }

    /// <summary>What is asked about, for people and for the audit: the tool that is called, or what asks.</summary>
    public required string Subject { get; init; }

    /// <summary>What the tool does, from its own description; or the question.</summary>
    public required string Description { get; init; }

    /// <summary>The values of the call, a JSON object that the person may change; null = no tool is called.</summary>
    public string? Arguments { get; init; }

    /// <summary>Null = no tool is called.</summary>
    public ToolRisk? Risk { get; init; }

    /// <summary>Why a person is asked before a call.</summary>
    public ApprovalReason Reason { get; init; }

    /// <summary>The only person who may answer, in the channel and tenant of the request unless <see cref="Approver"/> says another place.</summary>
    public required string ApproverId { get; init; }

    /// <summary>Who decides instead of the person who asks; null = that person decides.</summary>
    public Approver? Approver { get; init; }

    /// <summary>After this time nothing is done.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Whether the person may allow the tool for the rest of the conversation.</summary>
    public bool CanRemember { get; init; }

    /// <summary>What is kept when the tool is allowed for the conversation: one approver's word does not stand for another's.</summary>
    public string Scope => ScopeOf(Subject, Approver);

    /// <summary>See <see cref="Scope"/>.</summary>
    public static string ScopeOf(string tool, Approver? approver) => approver is null ? tool : $"{tool}@{approver}";
}
