using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chatbot.Bot.Cards.Model;

/// <summary>Subtitles of a <see cref="Media"/>.</summary>
internal sealed record CaptionSource
{
    public required string Url { get; init; }

    public required string MimeType { get; init; }

    public required string Label { get; init; }

    /// <summary>Members not named above, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extensions { get; set; }
}
