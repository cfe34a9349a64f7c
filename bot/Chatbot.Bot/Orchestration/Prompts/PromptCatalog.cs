namespace Chatbot.Bot.Orchestration.Prompts;

/// <summary>Every prompt of the product.</summary>
internal static class PromptCatalog
{
    public static readonly PromptDefinition Assistant = new(
        "assistant",
        "Instructions of an answer.",
        ["assistant", "company", "tone", "language", "tools", "instructions"],
        ["identity", "capabilities", "guidelines", "constraints", "format", "examples"]
    );

    public static readonly PromptDefinition Tools = new("tools", "What is added to an answer that may call tools.", [], []);

    public static readonly PromptDefinition ReAct = new(
        "react",
        "How a model without tool calling asks for tools in text.",
        ["tools"],
        []
    );

    public static readonly PromptDefinition Rewrite = new("rewrite", "Makes a follow-up a question of its own.", [], []);

    public static readonly PromptDefinition Workflow = new(
        "workflow",
        "Begins every step of a workflow that asks a model.",
        [],
        []
    );

    public static readonly PromptDefinition Memory = new("memory", "What is said of what is remembered.", [], []);

    public static readonly PromptDefinition Summary = new("summary", "Extends the summary of a conversation.", [], []);

    public static readonly IReadOnlyList<PromptDefinition> All = [Assistant, Tools, ReAct, Rewrite, Memory, Summary, Workflow];

    public static PromptDefinition? Find(string name) => All.FirstOrDefault(prompt => prompt.Name == name);
}
