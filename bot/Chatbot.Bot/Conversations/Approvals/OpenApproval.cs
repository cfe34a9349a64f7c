using System.Text.Json;
using Chatbot.Bot.Tools.Approval;

namespace Chatbot.Bot.Conversations.Approvals;

/// <summary>A request as it is kept: what is asked, and what waits for the answer.</summary>
/// <param name="Request">What is asked.</param>
/// <param name="Kind">The <see cref="IApprovalKind.Name"/> that goes on with the answer.</param>
/// <param name="Purpose">What it is for, for the person who decides; null when they know.</param>
/// <param name="Waiting">What waits, in the form of its kind.</param>
/// <param name="IsRecord">Whether it is a record of the company, which stays when its person wants all forgotten; its kind takes out what is theirs.</param>
internal sealed record OpenApproval(
    ApprovalRequest Request,
    string Kind,
    string? Purpose,
    JsonElement Waiting,
    bool IsRecord = false
);
