namespace Chatbot.Contracts.Conversations;

/// <summary>The life cycle of a conversation.</summary>
public enum ConversationStatus
{
    /// <summary>In use.</summary>
    Active = 0,

    /// <summary>Idle for a while and out of memory; a new message makes it active again.</summary>
    Paused = 1,

    /// <summary>Ended by an end-of-conversation activity; a new message makes it active again.</summary>
    Completed = 2,

    /// <summary>Past its retention; takes no more messages.</summary>
    Archived = 3,
}
