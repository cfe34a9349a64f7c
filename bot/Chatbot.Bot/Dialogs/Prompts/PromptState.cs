namespace Chatbot.Bot.Dialogs.Prompts;

/// <summary>Where a prompt stands.</summary>
/// <param name="Options">What it asks.</param>
/// <param name="AttemptCount">Answers so far that were not accepted.</param>
internal sealed record PromptState(PromptOptions Options, int AttemptCount);
