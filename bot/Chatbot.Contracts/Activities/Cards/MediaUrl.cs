using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chatbot.Contracts.Activities.Cards;

/// <summary>A media file of a card.</summary>
public sealed record MediaUrl
{
    /// <summary>Address.</summary>
    public string? Url { get; init; }

    /// <summary>Hint for the player.</summary>
    public string? Profile { get; init; }

    /// <summary>Members not named above, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extensions { get; set; }
}
