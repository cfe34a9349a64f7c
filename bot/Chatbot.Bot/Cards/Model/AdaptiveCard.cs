using System.Text.Json;
using System.Text.Json.Serialization;
using Chatbot.Bot.Cards.Model.Json;
using Chatbot.Bot.Cards.Model.Values;
using Chatbot.Bot.Cards.Validation;

namespace Chatbot.Bot.Cards.Model;

/// <summary>An Adaptive Card of version 1.0 to 1.6, as published at adaptivecards.io. Written with initialisers, read with <see cref="Parse"/>.</summary>
internal sealed record AdaptiveCard
{
    [JsonPropertyOrder(-1)]
    public string Type => "AdaptiveCard";

    /// <summary>Version of the schema, such as <c>1.5</c>; a card within a card has none.</summary>
    public string? Version { get; init; }

    public IReadOnlyList<AdaptiveElement>? Body { get; init; }

    public IReadOnlyList<AdaptiveAction>? Actions { get; init; }

    public AdaptiveAction? SelectAction { get; init; }

    /// <summary>Shown by hosts that do not know the version.</summary>
    public string? FallbackText { get; init; }

    [JsonConverter(typeof(BackgroundImageConverter))]
    public BackgroundImage? BackgroundImage { get; init; }

    public string? MinHeight { get; init; }

    public bool? Rtl { get; init; }

    /// <summary>What is said aloud, as text or SSML.</summary>
    public string? Speak { get; init; }

    /// <summary>Language, as in ISO 639-1.</summary>
    public string? Lang { get; init; }

    public VerticalAlignment? VerticalContentAlignment { get; init; }

    public Refresh? Refresh { get; init; }

    public Authentication? Authentication { get; init; }

    public CardMetadata? Metadata { get; init; }

    /// <summary>Members not named above, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extensions { get; set; }

    /// <summary>Reads a card that is valid.</summary>
    /// <exception cref="CardException">It is no JSON, too large, too deep, or not valid; the text names every error.</exception>
    public static AdaptiveCard Parse(string json)
    {
        using var document = CardDocument.Parse(json);
        var errors = CardValidator.Validate(document.RootElement).Errors.ToList();
        return errors.Count > 0
            ? throw new CardException(string.Join('\n', errors))
            : document.RootElement.Deserialize(CardJson.Context.AdaptiveCard)!;
    }

    /// <summary>The card as JSON.</summary>
    public JsonElement ToJson() => JsonSerializer.SerializeToElement(this, CardJson.Context.AdaptiveCard);
}
