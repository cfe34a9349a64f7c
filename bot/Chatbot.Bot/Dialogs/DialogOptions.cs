namespace Chatbot.Bot.Dialogs;

/// <summary>How long dialogs wait; section <c>Dialogs</c>.</summary>
internal sealed class DialogOptions
{
    public const string SectionName = "Dialogs";

    /// <summary>Longest silence after which a dialog goes on without asking whether to.</summary>
    public TimeSpan PauseAfter { get; set; } = TimeSpan.FromHours(2);

    /// <summary>Longest silence after which an unfinished dialog is given up.</summary>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Whether the same user id of the same tenant is the same person on every channel, so that a dialog can go on there.</summary>
    public bool ContinueAcrossChannels { get; set; }
}
