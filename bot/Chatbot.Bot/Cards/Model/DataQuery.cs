using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chatbot.Bot.Cards.Model;

/// <summary>Where choices are asked for while a person types.</summary>
internal sealed record DataQuery
{
    public required string Dataset { get; init; }

    public double? Count { get; init; }

    public double? Skip { get; init; }

    /// <summary>Members not named above, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extensions { get; set; }
}
