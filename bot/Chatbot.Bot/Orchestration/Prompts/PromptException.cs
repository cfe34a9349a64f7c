namespace Chatbot.Bot.Orchestration.Prompts;

/// <summary>Prompt files that cannot be used, or values that a prompt lacks. Each problem says what, where, and what to do.</summary>
internal sealed class PromptException(IReadOnlyList<string> problems)
    : InvalidOperationException(string.Join(Environment.NewLine, problems))
{
    public PromptException(string problem)
        : this([problem]) { }

    public IReadOnlyList<string> Problems => problems;
}
