using System.Text.Json;

namespace Chatbot.Bot.Cards.PlainText;

/// <summary>
/// Any card as plain text: texts, facts, tables, inputs, choices, actions and addresses, in reading order. What is hidden or
/// folded away is shown too, because a text cannot be unfolded. Markdown stays as it was written.
/// </summary>
internal static class CardText
{
    /// <summary>Text of a card; its fallbackText where nothing in it has a text; empty for an empty card.</summary>
    public static string Of(JsonElement card)
    {
        var writer = new CardTextWriter();
        writer.WriteCard(card);
        var text = writer.ToString();
        return text.Length > 0 ? text : CardTextWriter.TextOf(card, "fallbackText").Trim();
    }

    /// <summary>Text of a part of a card.</summary>
    public static string OfElement(JsonElement element)
    {
        var writer = new CardTextWriter();
        writer.WriteElement(element);
        return writer.ToString();
    }
}
