namespace Chatbot.Bot.Orchestration.Agents;

/// <summary>A call that the model asks for.</summary>
/// <param name="Id">Unique within the run.</param>
/// <param name="Tool">Name of the tool, as the model wrote it.</param>
/// <param name="Arguments">JSON; null when the model wrote something else.</param>
internal sealed record AgentCall(string Id, string Tool, string? Arguments);
