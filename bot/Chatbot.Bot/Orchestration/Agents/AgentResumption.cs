using Chatbot.Bot.Tools.Approval;

namespace Chatbot.Bot.Orchestration.Agents;

/// <summary>A run that goes on.</summary>
/// <param name="Checkpoint">Where it stands.</param>
/// <param name="Verdict">What a person said to the call that waits; null when none does.</param>
internal sealed record AgentResumption(AgentCheckpoint Checkpoint, ApprovalVerdict? Verdict);
