namespace Chatbot.Bot.Orchestration.Questions;

/// <summary>A question that can be understood without the conversation.</summary>
/// <param name="Text">The question.</param>
/// <param name="Prompt">Version of the prompt by which a model wrote it; null when no model did.</param>
internal sealed record StandaloneQuestion(string Text, string? Prompt = null);
