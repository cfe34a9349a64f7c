namespace Chatbot.Bot.Channels.DirectLine.Wire;

/// <summary>Titles by conversation; conversations of others, and those without a title, are left out.</summary>
internal sealed record TitlesAnswer(IReadOnlyDictionary<string, string> Titles);
