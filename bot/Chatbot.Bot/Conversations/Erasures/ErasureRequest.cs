using Chatbot.Bot.Orchestration.Memory;

namespace Chatbot.Bot.Conversations.Erasures;

/// <summary>What a person wants forgotten. It is kept until the last copy is removed.</summary>
internal sealed record ErasureRequest
{
    /// <summary>Everything about the person, and all that was said until then.</summary>
    public static ErasureRequest Everything { get; } = new() { IsEverything = true };

    public bool IsEverything { get; init; }

    /// <summary>Statements, of which no copy is to be left.</summary>
    public IReadOnlyList<MemoryFact> Statements { get; init; } = [];

    /// <summary>Ids of messages that go whatever they say.</summary>
    public IReadOnlyList<string> MessageIds { get; init; } = [];
}
