namespace Chatbot.Bot.Dialogs;

/// <summary>The unfinished dialogs of one person in one conversation.</summary>
/// <param name="Run">Which run of a dialog this is, wherever it goes on.</param>
/// <param name="Stack">The active dialog is last.</param>
/// <param name="At">When the person last wrote in it.</param>
/// <param name="IsPaused">Whether the person was asked, after a longer time, whether to go on.</param>
internal sealed record DialogState(string Run, IReadOnlyList<DialogInstance> Stack, DateTimeOffset At, bool IsPaused);
