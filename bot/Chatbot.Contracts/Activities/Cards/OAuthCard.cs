using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chatbot.Contracts.Activities.Cards;

/// <summary>A card that asks for an OAuth token.</summary>
public sealed record OAuthCard
{
    /// <summary>Text.</summary>
    public string? Text { get; init; }

    /// <summary>Name of the OAuth connection.</summary>
    public string? ConnectionName { get; init; }

    /// <summary>Buttons.</summary>
    public IReadOnlyList<CardAction>? Buttons { get; init; }

    /// <summary>Single sign-on resource.</summary>
    public JsonElement? TokenExchangeResource { get; init; }

    /// <summary>Where the token may be posted.</summary>
    public JsonElement? TokenPostResource { get; init; }

    /// <summary>Members not named above, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extensions { get; set; }
}
