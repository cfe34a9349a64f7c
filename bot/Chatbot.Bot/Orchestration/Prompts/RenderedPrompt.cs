namespace Chatbot.Bot.Orchestration.Prompts;

/// <summary>A prompt as a model gets it.</summary>
/// <param name="Text">The text.</param>
/// <param name="Version">
/// Name, version and eight digits of the hash of its files, such as <c>assistant.v2+3fa9c1d2</c>; with <c>@persona</c> when a
/// persona has changed it.
/// </param>
internal sealed record RenderedPrompt(string Text, string Version);
