namespace Chatbot.Bot.Dialogs;

/// <summary>What came of a turn in a dialog.</summary>
/// <param name="Status">How the dialogs stand.</param>
/// <param name="Result">What the last dialog found out.</param>
internal sealed record DialogTurnResult(DialogTurnStatus Status, object? Result = null)
{
    /// <summary>The next message is waited for.</summary>
    public static DialogTurnResult Waiting { get; } = new(DialogTurnStatus.Waiting);

    /// <summary>The message was no answer but something else, which the caller deals with before it asks again.</summary>
    public static DialogTurnResult Interrupted { get; } = new(DialogTurnStatus.Waiting) { IsInterrupted = true };

    public bool IsInterrupted { get; init; }
}
