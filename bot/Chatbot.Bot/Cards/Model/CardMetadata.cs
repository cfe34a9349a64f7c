using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chatbot.Bot.Cards.Model;

/// <summary>About the card, since 1.6.</summary>
internal sealed record CardMetadata
{
    /// <summary>The same in a browser.</summary>
    public string? WebUrl { get; init; }

    /// <summary>Members not named above, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extensions { get; set; }
}
