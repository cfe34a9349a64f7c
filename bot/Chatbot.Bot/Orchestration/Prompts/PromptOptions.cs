namespace Chatbot.Bot.Orchestration.Prompts;

/// <summary>The owner's prompts; section <c>Prompts</c>. Read again when it or a file changes.</summary>
internal sealed class PromptOptions
{
    public const string SectionName = "Prompts";

    /// <summary>Folder with versions and personas of the owner's own, beside the shipped ones; none when empty.</summary>
    public string Folder { get; set; } = "";

    /// <summary>Version in use of a prompt, by its name; the highest number without a suffix where nothing is said.</summary>
    public Dictionary<string, string> Versions { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Which persona is used where.</summary>
    public List<PersonaRule> Personas { get; set; } = [];
}
