namespace Chatbot.Bot.Persistence.Rows;

/// <summary>A finished step of a turn.</summary>
internal sealed class JournalRow
{
    public required string ConversationId { get; set; }

    public long Turn { get; set; }

    public required string Step { get; set; }

    public required string Result { get; set; }
}
