using Chatbot.Bot.Tools.Approval;

namespace Chatbot.Bot.Orchestration.Agents;

/// <summary>A run that goes on after a person has answered.</summary>
internal sealed record AgentResumption(AgentCheckpoint Checkpoint, ApprovalVerdict Verdict);
