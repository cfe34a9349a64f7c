using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chatbot.Contracts.Activities;

/// <summary>A metadata object. Typed forms live in <see cref="Entities"/>; unknown types keep all their members.</summary>
public sealed record Entity
{
    /// <summary>The type, for example <c>mention</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Members not named above, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extensions { get; set; }
}
