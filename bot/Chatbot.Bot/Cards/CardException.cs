namespace Chatbot.Bot.Cards;

/// <summary>A card, a template or its data that cannot be used; the text says where, why and what to do.</summary>
internal sealed class CardException(string message, Exception? inner = null) : Exception(message, inner);
