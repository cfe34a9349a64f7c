using Chatbot.Knowledge.Documents;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Orchestration.Providers;

/// <summary>What an answer rests on, handed to providers that read passages instead of a prompt.</summary>
/// <param name="Question">The question, understandable without the conversation.</param>
/// <param name="Passages">Source n is element n-1.</param>
internal sealed record Grounding(string Question, IReadOnlyList<Passage> Passages)
{
    private const string Key = "chatbot.grounding";

    public static Grounding? Of(ChatOptions? options) =>
        options?.AdditionalProperties?.TryGetValue(Key, out var value) == true ? value as Grounding : null;

    public ChatOptions AddTo(ChatOptions options)
    {
        (options.AdditionalProperties ??= [])[Key] = this;
        return options;
    }
}
