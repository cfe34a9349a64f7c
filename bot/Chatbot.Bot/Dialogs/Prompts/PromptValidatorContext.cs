namespace Chatbot.Bot.Dialogs.Prompts;

/// <summary>An answer that a validator looks at.</summary>
/// <param name="Turn">The turn it came in.</param>
/// <param name="Value">The answer.</param>
/// <param name="Options">What was asked.</param>
/// <param name="AttemptCount">Which attempt it is, from 1.</param>
internal sealed record PromptValidatorContext<T>(DialogTurn Turn, T Value, PromptOptions Options, int AttemptCount);
