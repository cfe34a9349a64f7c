namespace Chatbot.Bot.Commands.Prompts;

/// <summary>What <c>prompts render --json</c> prints.</summary>
internal sealed record RenderedOutput(string Version, string Text);
