namespace Chatbot.Bot.Channels;

/// <summary>What became of an attempt to hand over an activity.</summary>
internal enum DeliveryOutcome
{
    /// <summary>The channel has it.</summary>
    Delivered = 0,

    /// <summary>The channel surely does not have it, and a later attempt may succeed.</summary>
    NotSent = 1,

    /// <summary>The channel will not take it.</summary>
    Refused = 2,

    /// <summary>Nobody knows: sending again might show it twice.</summary>
    Ambiguous = 3,

    /// <summary>The user stopped the streamed message.</summary>
    Stopped = 4,
}
