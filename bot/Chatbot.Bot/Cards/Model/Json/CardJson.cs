using System.Text.Encodings.Web;

namespace Chatbot.Bot.Cards.Model.Json;

/// <summary>The one JSON configuration of cards: text is written as it is, not as escapes; hosts read it as JSON, never as HTML.</summary>
internal static class CardJson
{
    public static CardJsonContext Context { get; } =
        new(new(CardJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
