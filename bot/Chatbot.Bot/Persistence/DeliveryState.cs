namespace Chatbot.Bot.Persistence;

/// <summary>How far an outbound activity got.</summary>
internal enum DeliveryState
{
    /// <summary>Readers take it from the transcript; nothing is pushed.</summary>
    Pull = 0,

    /// <summary>To be handed to the channel; surely not handed over yet.</summary>
    Pending = 1,

    /// <summary>Being handed over. After a crash: nobody knows, so it is not sent again.</summary>
    Sending = 2,

    /// <summary>The channel has it.</summary>
    Delivered = 3,

    /// <summary>The channel refused it, or could not be reached for too long.</summary>
    Failed = 4,

    /// <summary>A crash or time-out came between handing over and the answer; may or may not have arrived.</summary>
    Ambiguous = 5,
}
