namespace Chatbot.Bot.Cards.Product;

/// <summary>A name with a value, shown in a line.</summary>
internal sealed record CardFact(string Name, string Value);
