using Chatbot.Bot.Tools.Approval;
using Chatbot.Bot.Tools.Catalog;

namespace Chatbot.Bot.Orchestration.Agents;

/// <summary>What came of a call, as the journal keeps it: an outcome, or a request to a person.</summary>
internal sealed record AgentCallRecord(ToolOutcome? Outcome, ApprovalRequest? Approval);
