using Chatbot.Bot.Orchestration.Prompts;
using Chatbot.Knowledge.Documents;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Orchestration.Context;

/// <summary>What a language model could be shown for an answer, before it is cut to its window.</summary>
internal sealed record ContextParts
{
    /// <summary>What a model is told to be and to do.</summary>
    public required string Instructions { get; init; }

    /// <summary>What a model is told of <see cref="Memory"/>.</summary>
    public string MemoryInstructions { get; init; } = "";

    /// <summary>What the user wrote; never cut.</summary>
    public required string Question { get; init; }

    /// <summary>Earlier messages, oldest first.</summary>
    public IReadOnlyList<ChatMessage> History { get; init; } = [];

    /// <summary>Best first.</summary>
    public IReadOnlyList<Passage> Passages { get; init; } = [];

    /// <summary>What is remembered, most important first.</summary>
    public IReadOnlyList<string> Memory { get; init; } = [];

    public IReadOnlyList<ChatMessage> ToMessages()
    {
        var messages = AnswerPrompt.Messages(Instructions, History, Passages, Question);
        return Memory.Count == 0
            ? messages
            :
            [
                .. messages.SkipLast(1),
                new ChatMessage(messages[^1].Role, $"{MemoryPrompt.Of(MemoryInstructions, Memory)}\n{messages[^1].Text}"),
            ];
    }
}
