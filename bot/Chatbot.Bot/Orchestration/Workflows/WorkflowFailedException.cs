namespace Chatbot.Bot.Orchestration.Workflows;

/// <summary>A run cannot go on; its message is for the person. Trying again would not help.</summary>
internal sealed class WorkflowFailedException(string reason) : Exception(reason);
