using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chatbot.Contracts.Activities;

/// <summary>A reaction to a message.</summary>
public sealed record MessageReaction
{
    /// <summary><c>like</c>, <c>heart</c>, <c>plusOne</c>, …</summary>
    public string? Type { get; init; }

    /// <summary>Members not named above, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extensions { get; set; }
}
