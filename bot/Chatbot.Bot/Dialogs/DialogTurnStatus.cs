namespace Chatbot.Bot.Dialogs;

/// <summary>How dialogs stand at the end of a turn.</summary>
internal enum DialogTurnStatus
{
    /// <summary>None is active.</summary>
    Empty,

    /// <summary>One waits for the next message.</summary>
    Waiting,

    /// <summary>The last one ended with a result.</summary>
    Complete,

    /// <summary>They were cancelled.</summary>
    Cancelled,
}
