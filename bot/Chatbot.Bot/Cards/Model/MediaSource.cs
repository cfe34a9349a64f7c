using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chatbot.Bot.Cards.Model;

/// <summary>A file of a <see cref="Media"/>.</summary>
internal sealed record MediaSource
{
    public required string Url { get; init; }

    public string? MimeType { get; init; }

    /// <summary>Members not named above, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extensions { get; set; }
}
