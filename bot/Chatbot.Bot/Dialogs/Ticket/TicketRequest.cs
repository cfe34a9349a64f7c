namespace Chatbot.Bot.Dialogs.Ticket;

/// <summary>The body that the webhook takes.</summary>
/// <param name="Id">Unique; also in the header <c>Idempotency-Key</c>.</param>
/// <param name="Title">The problem in a few words.</param>
/// <param name="Description">The problem.</param>
/// <param name="Urgency"><c>low</c>, <c>normal</c> or <c>high</c>.</param>
/// <param name="People">How many people cannot work because of it.</param>
/// <param name="Tenant">Where the reporter belongs.</param>
/// <param name="ReporterId">User id of the reporter on the channel.</param>
/// <param name="ReporterName">Name of the reporter, or null.</param>
/// <param name="Channel">The channel.</param>
internal sealed record TicketRequest(
    string Id,
    string Title,
    string Description,
    string Urgency,
    int People,
    string Tenant,
    string ReporterId,
    string? ReporterName,
    string Channel
);
