namespace Chatbot.Bot.Orchestration.Agents;

/// <summary>A message of plain text with which a run began.</summary>
internal sealed record AgentMessage(string Role, string Text);
