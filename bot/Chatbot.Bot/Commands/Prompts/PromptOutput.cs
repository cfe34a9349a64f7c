namespace Chatbot.Bot.Commands.Prompts;

/// <summary>A version of a prompt in <c>prompts list --json</c>.</summary>
internal sealed record PromptOutput(
    string Name,
    string Version,
    bool Active,
    string Description,
    IReadOnlyList<string> Values,
    IReadOnlyList<string> Parts
);
