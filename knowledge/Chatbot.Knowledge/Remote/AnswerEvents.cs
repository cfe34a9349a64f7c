using System.Net.ServerSentEvents;
using System.Text.Json;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Remote.Wire;

namespace Chatbot.Knowledge.Remote;

/// <summary>The steps of a streamed answer as server-sent events, and back. Pure.</summary>
internal static class AnswerEvents
{
    private const string DeltaEvent = "delta";
    private const string FinalEvent = "final";

    public static SseItem<string> Format(AnswerUpdate update) =>
        update switch
        {
            AnswerUpdate.Delta delta => new(JsonSerializer.Serialize(delta, KnowledgeJsonContext.Default.Delta), DeltaEvent),
            AnswerUpdate.Final final => new(JsonSerializer.Serialize(final, KnowledgeJsonContext.Default.Final), FinalEvent),
            _ => throw new NotSupportedException($"An answer's step {update.GetType().Name} has no event."),
        };

    /// <summary>The step, or null for an event that a newer service sends and this client does not know.</summary>
    public static AnswerUpdate? Parse(SseItem<string> item) =>
        item.EventType switch
        {
            DeltaEvent => JsonSerializer.Deserialize(item.Data, KnowledgeJsonContext.Default.Delta),
            FinalEvent => JsonSerializer.Deserialize(item.Data, KnowledgeJsonContext.Default.Final),
            _ => null,
        };
}
