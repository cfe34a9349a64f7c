using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chatbot.Contracts.Activities;

/// <summary>A fragment of text to highlight.</summary>
public sealed record TextHighlight
{
    /// <summary>The text.</summary>
    public string? Text { get; init; }

    /// <summary>Which occurrence, 1-based.</summary>
    public int? Occurrence { get; init; }

    /// <summary>Members not named above, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extensions { get; set; }
}
