namespace Chatbot.Bot.Dialogs.Prompts;

/// <summary>What a prompt asks this time.</summary>
internal sealed record PromptOptions
{
    /// <summary>The question.</summary>
    public required string Prompt { get; init; }

    /// <summary>What is said to an answer that is none; null = what is usual for the prompt, and the question.</summary>
    public string? RetryPrompt { get; init; }

    /// <summary>The answers to choose from; empty = as the prompt says.</summary>
    public IReadOnlyList<PromptChoice> Choices { get; init; } = [];

    /// <summary>Whether the person may skip it; the prompt then ends without a result.</summary>
    public bool IsOptional { get; init; }
}
