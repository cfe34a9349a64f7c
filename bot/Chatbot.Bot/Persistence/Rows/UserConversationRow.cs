namespace Chatbot.Bot.Persistence.Rows;

/// <summary>A conversation in which something of a user is remembered, so that it can be found and forgotten.</summary>
internal sealed class UserConversationRow
{
    public required string Tenant { get; set; }

    public required string Channel { get; set; }

    public required string UserId { get; set; }

    public required string ConversationId { get; set; }
}
