namespace Chatbot.Contracts.Conversations;

/// <summary>How a turn ended.</summary>
public enum TurnOutcome
{
    /// <summary>Not yet.</summary>
    Pending = 0,

    /// <summary>As intended.</summary>
    Completed = 1,

    /// <summary>The user said stop.</summary>
    Stopped = 2,

    /// <summary>An error; the user was told.</summary>
    Failed = 3,

    /// <summary>Past its deadline; the user was told.</summary>
    TimedOut = 4,
}
