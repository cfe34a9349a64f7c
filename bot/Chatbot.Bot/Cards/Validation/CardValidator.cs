using System.Text.Json;

namespace Chatbot.Bot.Cards.Validation;

/// <summary>Checks a card against <see cref="CardSchema"/>, and what a schema cannot say: ids, targets, addresses, versions.</summary>
internal static class CardValidator
{
    /// <exception cref="CardException">It is no JSON, too large or too deep.</exception>
    public static CardReport Validate(string json)
    {
        using var document = CardDocument.Parse(json);
        return Validate(document.RootElement);
    }

    public static CardReport Validate(JsonElement card)
    {
        var walk = new CardWalk();
        if (card.ValueKind != JsonValueKind.Object)
        {
            walk.Issues.Error(
                "wrong-type",
                "$",
                $"A card is an object, not {CardValues.NameOf(card)}.",
                "Put the card in braces."
            );
            return walk.Report();
        }

        CheckRoot(card, walk);
        walk.Visit(card, CardSchema.Find(CardSchema.Card)!, "$");
        walk.CheckTargets();
        return walk.Report();
    }

    private static void CheckRoot(JsonElement card, CardWalk walk)
    {
        if (!card.TryGetProperty("type", out var type))
            walk.Issues.Error("missing-property", "$.type", "The card has no type.", "Add \"type\": \"AdaptiveCard\".", false);
        else if (type.ValueKind != JsonValueKind.String || type.GetString() != CardSchema.Card)
            walk.Issues.Error(
                "unknown-type",
                "$.type",
                $"A card's type is not {CardValues.Show(type)}.",
                "Set it to \"AdaptiveCard\"."
            );

        if (!card.TryGetProperty("version", out var version))
            walk.Issues.Warn(
                "missing-property",
                "$.version",
                "The card names no version; hosts take it for 1.0.",
                "Add \"version\": \"1.5\"."
            );
        else if (version.ValueKind == JsonValueKind.String && CardVersion.TryParse(version.GetString(), out var parsed))
            walk.Issues.Version = parsed;
        else if (version.ValueKind == JsonValueKind.String && !CardWalk.IsExpression(version.GetString()!))
            walk.Issues.Error(
                "unknown-value",
                "$.version",
                $"{CardValues.Show(version)} is no version.",
                "Write it as \"1.5\".",
                false
            );

        if (walk.Issues.Version is { } named && named > CardVersion.Latest)
            walk.Issues.Warn(
                "newer-than-known",
                "$.version",
                $"Version {named} is newer than {CardVersion.Latest}; hosts show only the fallbackText.",
                $"Use {CardVersion.Latest} or less."
            );
    }
}
