using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chatbot.Contracts.Activities;

/// <summary>A file or card. Use <see cref="Content"/> or <see cref="ContentUrl"/>, not both.</summary>
public sealed record Attachment
{
    /// <summary>Media type, for cards one of <see cref="Cards.CardTypes"/>.</summary>
    public string? ContentType { get; init; }

    /// <summary>The card or object itself, free JSON.</summary>
    public JsonElement? Content { get; init; }

    /// <summary>Where the bytes are; an address or a data URI.</summary>
    public string? ContentUrl { get; init; }

    /// <summary>File name.</summary>
    public string? Name { get; init; }

    /// <summary>Address of a small picture.</summary>
    public string? ThumbnailUrl { get; init; }

    /// <summary>Members not named above, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extensions { get; set; }
}
