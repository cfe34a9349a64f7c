namespace Chatbot.Bot.Commands.Prompts;

/// <summary>What <c>prompts list --json</c> prints.</summary>
internal sealed record PromptListOutput(IReadOnlyList<PromptOutput> Prompts, IReadOnlyList<string> Personas);
