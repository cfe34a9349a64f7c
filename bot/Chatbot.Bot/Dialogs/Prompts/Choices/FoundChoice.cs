namespace Chatbot.Bot.Dialogs.Prompts.Choices;

/// <summary>The choice that was made.</summary>
/// <param name="Value">The <see cref="PromptChoice.Value"/>.</param>
/// <param name="Index">Its place among the choices, from 0.</param>
/// <param name="Score">1 = as it was written; less when it was guessed.</param>
internal sealed record FoundChoice(string Value, int Index, double Score);
