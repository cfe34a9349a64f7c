using Chatbot.Bot.Orchestration.Memory;

namespace Chatbot.Bot.Commands;

/// <summary>A fact with its source, date and expiry. Conversation and expiry are null within the memory of a conversation.</summary>
internal sealed record MemoryFactOutput(string Text, string? Subject, string MessageId, DateTimeOffset SaidAt)
{
    public string? Conversation { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public static MemoryFactOutput Of(MemoryFact fact) => new(fact.Text, fact.Subject, fact.MessageId, fact.SaidAt);
}
