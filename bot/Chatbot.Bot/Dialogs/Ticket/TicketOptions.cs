namespace Chatbot.Bot.Dialogs.Ticket;

/// <summary>Where IT tickets go; section <c>Dialogs:Ticket</c>.</summary>
internal sealed class TicketOptions
{
    public const string SectionName = "Dialogs:Ticket";

    /// <summary>Takes each ticket as a POST; empty = the dialog is not offered.</summary>
    public string WebhookUrl { get; set; } = "";

    /// <summary>Header <c>Authorization</c> of each request; empty = none.</summary>
    public string Authorization { get; set; } = "";

    /// <summary>Longest time of a request.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);
}
