using Chatbot.Bot.Tools.Approval;

namespace Chatbot.Bot.Orchestration.Agents;

/// <summary>A request to a person, and the run that waits for the answer.</summary>
internal sealed record PendingApproval(ApprovalRequest Request, AgentCheckpoint Checkpoint);
