using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chatbot.Bot.Cards.Model;

/// <summary>How the card is brought up to date, since 1.4.</summary>
internal sealed record Refresh
{
    public ExecuteAction? Action { get; init; }

    /// <summary>Until when the card is fresh, ISO 8601, since 1.6.</summary>
    public string? Expires { get; init; }

    public IReadOnlyList<string>? UserIds { get; init; }

    /// <summary>Members not named above, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extensions { get; set; }
}
