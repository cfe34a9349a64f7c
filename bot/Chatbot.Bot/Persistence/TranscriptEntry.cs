using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Persistence;

/// <summary>An activity at its place in a transcript.</summary>
internal sealed record TranscriptEntry(long Sequence, long Turn, int Ordinal, Activity Activity, int State)
{
    public bool IsInbound => Ordinal == 0;

    /// <summary>The id that a push channel gave it; null = none.</summary>
    public string? ChannelActivityId { get; init; }
}
