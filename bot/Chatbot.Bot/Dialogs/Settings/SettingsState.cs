namespace Chatbot.Bot.Dialogs.Settings;

/// <summary>What is being changed.</summary>
internal sealed record SettingsState
{
    /// <summary>One of the settings that <see cref="SettingsDialog"/> offers.</summary>
    public string? Setting { get; init; }
}
