namespace Chatbot.Bot.Orchestration.Prompts;

/// <summary>Which prompts a turn used; kept in the journal of the turn.</summary>
/// <param name="Prompts">As <see cref="RenderedPrompt.Version"/>.</param>
internal sealed record TurnPromptsRecord(IReadOnlyList<string> Prompts)
{
    /// <summary>Its name in the journal.</summary>
    public const string Name = "prompts";
}
