using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chatbot.Bot.Cards.Model;

/// <summary>Resource of a single sign-on.</summary>
internal sealed record TokenExchangeResource
{
    public required string Id { get; init; }

    public required string Uri { get; init; }

    public required string ProviderId { get; init; }

    /// <summary>Members not named above, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extensions { get; set; }
}
