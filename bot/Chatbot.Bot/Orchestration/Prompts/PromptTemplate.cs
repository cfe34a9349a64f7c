namespace Chatbot.Bot.Orchestration.Prompts;

/// <summary>The prompt files, which are part of the assembly. A changed text gets a new version.</summary>
internal static class PromptTemplate
{
    public static string Read(string name)
    {
        using var stream =
            typeof(PromptTemplate).Assembly.GetManifestResourceStream($"Prompts/{name}")
            ?? throw new InvalidOperationException($"The prompt '{name}' is not embedded in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Trim();
    }
}
