namespace Chatbot.Bot.Orchestration.Memory;

/// <summary>What memory gives to one question.</summary>
/// <param name="Lines">For a language model, most important first.</param>
/// <param name="Facts">What the user said, for answers without a language model.</param>
internal sealed record RecalledMemory(IReadOnlyList<string> Lines, IReadOnlyList<MemoryFact> Facts)
{
    public static readonly RecalledMemory Nothing = new([], []);
}
