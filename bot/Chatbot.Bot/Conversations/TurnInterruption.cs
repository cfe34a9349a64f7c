namespace Chatbot.Bot.Conversations;

/// <summary>Why a turn was interrupted.</summary>
internal enum TurnInterruption
{
    None = 0,

    /// <summary>The user said stop.</summary>
    Stop = 1,

    /// <summary>It took too long.</summary>
    Deadline = 2,

    /// <summary>The node is stopping; another one runs the turn again.</summary>
    Handover = 3,
}
