namespace Chatbot.Bot.Channels.DirectLine.Tokens;

/// <summary>What a token is good for; none opens anything else.</summary>
internal static class TokenPurpose
{
    /// <summary>One conversation, for its user.</summary>
    public const string Conversation = "conversation";

    /// <summary>Opening the socket of one conversation.</summary>
    public const string Stream = "stream";

    /// <summary>Fetching one uploaded file.</summary>
    public const string File = "file";

    /// <summary>Knowing a browser again.</summary>
    public const string Visitor = "visitor";
}
