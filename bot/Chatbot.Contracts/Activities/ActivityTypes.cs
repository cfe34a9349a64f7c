namespace Chatbot.Contracts.Activities;

/// <summary>The values of <see cref="Activity.Type"/> that the protocol names. Others are tolerated.</summary>
public static class ActivityTypes
{
    /// <summary>Text, attachments, or a card's submitted value.</summary>
    public const string Message = "message";

    /// <summary>Somebody is typing; with text and stream metadata a chunk of a streamed message.</summary>
    public const string Typing = "typing";

    /// <summary>Members joined or left.</summary>
    public const string ConversationUpdate = "conversationUpdate";

    /// <summary>The app was added or removed.</summary>
    public const string InstallationUpdate = "installationUpdate";

    /// <summary>Reactions were added to or removed from a message.</summary>
    public const string MessageReaction = "messageReaction";

    /// <summary>A message was edited.</summary>
    public const string MessageUpdate = "messageUpdate";

    /// <summary>A message was deleted.</summary>
    public const string MessageDelete = "messageDelete";

    /// <summary>A named event with a value.</summary>
    public const string Event = "event";

    /// <summary>A synchronous call with a status and a body as its answer.</summary>
    public const string Invoke = "invoke";

    /// <summary>The conversation ended.</summary>
    public const string EndOfConversation = "endOfConversation";

    /// <summary>Diagnostics for the Emulator.</summary>
    public const string Trace = "trace";

    /// <summary>A command to the bot.</summary>
    public const string Command = "command";

    /// <summary>The result of a command.</summary>
    public const string CommandResult = "commandResult";
}
