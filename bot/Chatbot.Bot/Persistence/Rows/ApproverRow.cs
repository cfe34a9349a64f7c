namespace Chatbot.Bot.Persistence.Rows;

/// <summary>A conversation of an approver's own with the bot: where requests are sent.</summary>
internal sealed class ApproverRow
{
    /// <summary>The person, as <c>channel/tenant/user</c>.</summary>
    public required string Approver { get; set; }

    public required string ConversationId { get; set; }

    /// <summary>How to go on there, JSON.</summary>
    public required string Reference { get; set; }
}
