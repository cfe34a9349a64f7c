using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chatbot.Bot.Cards.Model;

/// <summary>A choice: what is shown, and what is sent.</summary>
internal sealed record Choice
{
    public required string Title { get; init; }

    public required string Value { get; init; }

    /// <summary>Members not named above, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extensions { get; set; }
}
