namespace Chatbot.Bot.Dialogs.Ticket;

/// <summary>What is known of a ticket.</summary>
internal sealed record TicketState
{
    /// <summary>The problem in a few words.</summary>
    public string? Title { get; init; }

    public string? Description { get; init; }

    /// <summary><c>low</c>, <c>normal</c> or <c>high</c>.</summary>
    public string? Urgency { get; init; }

    /// <summary>How many people cannot work because of it.</summary>
    public int? People { get; init; }

    /// <summary>Names the request to the webhook, once it was first made.</summary>
    public string? Key { get; init; }
}
