using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Persistence;

/// <summary>An activity at its place in a transcript.</summary>
internal sealed record TranscriptEntry(long Sequence, long Turn, int Ordinal, Activity Activity, int State)
{
    public bool IsInbound => Ordinal == 0;

    /// <summary>Id that a push channel gave to an answer, or null.</summary>
    public string? ChannelActivityId { get; init; }
}
