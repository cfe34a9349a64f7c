namespace Chatbot.Bot.Dialogs.Prompts;

/// <summary>What was read from an answer.</summary>
/// <param name="Succeeded">Whether it is an answer at all.</param>
/// <param name="Value">The answer.</param>
internal readonly record struct PromptRecognizerResult<T>(bool Succeeded, T? Value);
