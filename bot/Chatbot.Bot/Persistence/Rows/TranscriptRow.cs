namespace Chatbot.Bot.Persistence.Rows;

/// <summary>One activity of a transcript. Append-only but for its state.</summary>
internal sealed class TranscriptRow
{
    public required string ConversationId { get; set; }

    /// <summary>Place in the transcript, from 1; the Direct Line watermark.</summary>
    public long Sequence { get; set; }

    /// <summary>Sequence of the inbound activity whose turn this belongs to.</summary>
    public long Turn { get; set; }

    /// <summary>0 = the inbound activity itself, 1… = the answers in the order of sending.</summary>
    public int Ordinal { get; set; }

    /// <summary>The channel's own id of an inbound activity, or null.</summary>
    public string? DeduplicationKey { get; set; }

    /// <summary>The activity as JSON.</summary>
    public required string Activity { get; set; }

    /// <summary>Inbound: a <see cref="Contracts.Conversations.TurnOutcome"/>. Outbound: a <see cref="DeliveryState"/>.</summary>
    public int State { get; set; }

    /// <summary>Id that a push channel gave to an outbound activity.</summary>
    public string? ChannelActivityId { get; set; }

    /// <summary>Unix milliseconds, UTC.</summary>
    public long Timestamp { get; set; }
}
