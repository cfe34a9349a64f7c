namespace Chatbot.Bot.Conversations.Messages;

/// <summary>Who is asked first about a message. Two stages never share a place.</summary>
internal enum MessageStageOrder
{
    /// <summary>Starting, asking about and cancelling jobs.</summary>
    Job,

    /// <summary>Answers to requests for approval.</summary>
    Approval,

    /// <summary>Other buttons of cards.</summary>
    CardAction,

    /// <summary>Commands such as <c>/help</c>.</summary>
    Command,

    /// <summary>A dialog that waits for its next answer, or that the message starts.</summary>
    Dialog,

    /// <summary>The wish to read on, and the number of a suggested question.</summary>
    Follow,

    /// <summary>Questions and orders about what is remembered of the user.</summary>
    Memory,

    /// <summary>Files without a question, and questions about files.</summary>
    Attachment,

    /// <summary>Everything else: the assistant answers.</summary>
    Answer,
}
