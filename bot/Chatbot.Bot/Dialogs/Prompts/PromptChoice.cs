namespace Chatbot.Bot.Dialogs.Prompts;

/// <summary>One of several answers.</summary>
/// <param name="Value">What the answer means; stored.</param>
/// <param name="Title">What the person reads.</param>
/// <param name="Synonyms">Other words for it.</param>
internal sealed record PromptChoice(string Value, string Title, IReadOnlyList<string>? Synonyms = null);
