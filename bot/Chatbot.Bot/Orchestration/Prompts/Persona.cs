namespace Chatbot.Bot.Orchestration.Prompts;

/// <summary>Whom the assistant is somewhere: parts that take the place of those of <see cref="PromptCatalog.Assistant"/>.</summary>
/// <param name="Name">Name of its folder.</param>
/// <param name="Parts">By name, as in <see cref="PromptVersion"/>.</param>
internal sealed record Persona(string Name, IReadOnlyDictionary<string, PromptTemplate> Parts);
