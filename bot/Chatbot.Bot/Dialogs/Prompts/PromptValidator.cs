namespace Chatbot.Bot.Dialogs.Prompts;

/// <summary>Says what is wrong with an answer, in the person's language; null = nothing.</summary>
internal delegate string? PromptValidator<T>(PromptValidatorContext<T> answer);
