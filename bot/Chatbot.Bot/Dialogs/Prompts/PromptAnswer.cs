namespace Chatbot.Bot.Dialogs.Prompts;

/// <summary>An answer after recognizer and validator.</summary>
/// <param name="IsRecognized">Whether it is an answer at all.</param>
/// <param name="Value">The answer.</param>
/// <param name="Problem">What the validator says against it; null = nothing.</param>
internal readonly record struct PromptAnswer<T>(bool IsRecognized, T? Value, string? Problem)
{
    public bool IsAccepted => IsRecognized && Problem is null;
}
