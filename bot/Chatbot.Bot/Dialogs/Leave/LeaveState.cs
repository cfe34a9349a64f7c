namespace Chatbot.Bot.Dialogs.Leave;

/// <summary>What is known of a request for leave.</summary>
internal sealed record LeaveState
{
    /// <summary><c>annual</c>, <c>special</c> or <c>unpaid</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>First day.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly? To { get; init; }

    /// <summary>In the person's words; empty when it was skipped.</summary>
    public string? Reason { get; init; }
}
