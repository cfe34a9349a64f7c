namespace Chatbot.Bot.Persistence.Rows;

/// <summary>A state document of a user, a conversation, or a user in a conversation.</summary>
internal sealed class BotStateRow
{
    public required string Key { get; set; }

    public required string Document { get; set; }

    /// <summary>Grows by one with every write.</summary>
    public long Version { get; set; }
}
