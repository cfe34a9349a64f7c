using Chatbot.Knowledge.Documents;

namespace Chatbot.Bot.Orchestration.Retrieval;

/// <summary>What a turn looked for and found; recorded in its journal.</summary>
/// <param name="Question">The question, understandable without the conversation.</param>
/// <param name="Passages">Best first.</param>
internal sealed record RetrievedContext(string Question, IReadOnlyList<Passage> Passages)
{
    /// <summary>Version of the prompt by which a model wrote the question; null when no model did.</summary>
    public string? Prompt { get; init; }
}
