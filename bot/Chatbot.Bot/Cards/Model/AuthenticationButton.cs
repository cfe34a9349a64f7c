using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chatbot.Bot.Cards.Model;

/// <summary>A sign-in button.</summary>
internal sealed record AuthenticationButton
{
    /// <summary>Kind of the button, such as <c>signin</c>.</summary>
    public required string Type { get; init; }

    public string? Title { get; init; }

    public string? Image { get; init; }

    public required string Value { get; init; }

    /// <summary>Members not named above, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extensions { get; set; }
}
