using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Dialogs.Leave;

/// <summary>A request for leave as it is stored.</summary>
/// <param name="Id">Unique.</param>
/// <param name="Leave">What is asked for; all is filled in.</param>
/// <param name="WorkingDays">Working days of it by the company's calendar.</param>
/// <param name="Conversation">Where it was asked for, and the decision is told.</param>
/// <param name="Reference">What is needed to go on there.</param>
internal sealed record LeaveRequest(string Id, LeaveState Leave, int WorkingDays, string Conversation, Activity Reference)
{
    /// <summary>Null until somebody decided.</summary>
    public bool? IsApproved { get; init; }

    /// <summary>What the approver said about it; null = nothing.</summary>
    public string? Comment { get; init; }

    public string PersonName => string.IsNullOrWhiteSpace(Reference.From?.Name) ? Reference.From?.Id ?? "?" : Reference.From.Name;
}
