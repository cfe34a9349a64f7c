using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Orchestration.Agents;

/// <summary>What a run tells beside the text of its answer.</summary>
/// <param name="status">What is being done, for the person; null = nothing new.</param>
/// <param name="approval">What the run waits for; null = nothing.</param>
internal sealed class AgentContent(string? status, PendingApproval? approval) : AIContent
{
    public string? Status { get; } = status;

    public PendingApproval? Approval { get; } = approval;
}
