using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chatbot.Bot.Cards.PlainText;
using Chatbot.Bot.Cards.Validation;

namespace Chatbot.Bot.Cards.Hosts;

/// <summary>
/// Makes of any card one that a host can show: what the host does not know is replaced by its fallback, by a like element
/// or by its text, addresses that are not allowed are left out, and a card is never empty.
/// </summary>
internal static class CardDowngrade
{
    private const string Nothing = "This card has nothing to show here.";

    /// <exception cref="CardException">The JSON is no object.</exception>
    public static DowngradedCard For(JsonElement card, CardHost host)
    {
        if (card.ValueKind != JsonValueKind.Object)
            throw new CardException("A card is a JSON object. Put its members in braces.");
        var changes = new List<string>();
        var result = new CardConverter(host, changes).ConvertCard(card);
        result["type"] = CardSchema.Card;
        result["version"] = VersionFor(card, result, host).ToString();
        if (IsEmpty(result))
        {
            changes.Add("$: nothing of it can be shown, so its text stands for it");
            result["body"] = CardTextBlocks.Of(TextOf(card));
        }

        if (Encoding.UTF8.GetByteCount(result.ToJsonString()) > host.MaxBytes)
        {
            changes.Add($"$: it is larger than {host.MaxBytes} bytes, so its text stands for it");
            result = TextCard(TextOf(card), host.MaxBytes);
        }

        return new(result, changes);
    }

    /// <summary>The version that the card names, raised to what is in it, so that the host shows all of it.</summary>
    private static CardVersion VersionFor(JsonElement card, JsonObject result, CardHost host)
    {
        using var json = JsonDocument.Parse(result.ToJsonString());
        var needs = CardValidator.Validate(json.RootElement).Needs;
        var isNamed = card.TryGetProperty("version", out var text) && text.ValueKind == JsonValueKind.String;
        var version = isNamed && CardVersion.TryParse(text.GetString(), out var named) && named > needs ? named : needs;
        return version > host.MaxVersion ? host.MaxVersion : version;
    }

    private static bool IsEmpty(JsonObject card) =>
        card["body"] is not JsonArray { Count: > 0 } && card["actions"] is not JsonArray { Count: > 0 };

    private static string TextOf(JsonElement card) => CardText.Of(card) is { Length: > 0 } text ? text : Nothing;

    private static JsonObject TextCard(string text, int maxBytes)
    {
        // A character takes six bytes at most where JSON escapes it; a line brings a block with it.
        var room = maxBytes / 8;
        var shown =
            text.Length <= room
                ? text
                : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[room - 1]) ? room - 1 : room), "…");
        return new JsonObject
        {
            ["type"] = CardSchema.Card,
            ["version"] = CardVersion.First.ToString(),
            ["body"] = new JsonArray(CardTextBlocks.Single(shown)),
        };
    }
}
