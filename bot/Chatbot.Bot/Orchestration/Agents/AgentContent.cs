using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Orchestration.Agents;

/// <summary>What a run tells beside the text of its answer.</summary>
/// <param name="status">What is being done, for the person; null = nothing new.</param>
/// <param name="approval">What the run waits for; null = nothing.</param>
/// <param name="handoff">The call by which something else goes on in place of the model; null = none.</param>
/// <param name="evidence">What tools have found so far, which the answer may rest on; null = nothing new.</param>
/// <param name="background">The run that a job is to go on with; null = it goes on here.</param>
internal sealed class AgentContent(
    string? status,
    PendingApproval? approval = null,
    IReadOnlyList<string>? evidence = null,
    AgentCall? handoff = null,
    AgentCheckpoint? background = null
) : AIContent
{
    public AgentCall? Handoff { get; } = handoff;

    public AgentCheckpoint? Background { get; } = background;

    public string? Status { get; } = status;

    public PendingApproval? Approval { get; } = approval;

    public IReadOnlyList<string>? Evidence { get; } = evidence;
}
