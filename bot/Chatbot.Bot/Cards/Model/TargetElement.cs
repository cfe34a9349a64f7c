using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chatbot.Bot.Cards.Model;

/// <summary>An element that <see cref="ToggleVisibilityAction"/> shows or hides.</summary>
internal sealed record TargetElement
{
    public required string ElementId { get; init; }

    /// <summary>True shows, false hides, null does the other of what is.</summary>
    public bool? IsVisible { get; init; }

    /// <summary>Members not named above, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extensions { get; set; }
}
