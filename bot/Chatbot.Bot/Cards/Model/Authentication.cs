using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chatbot.Bot.Cards.Model;

/// <summary>Sign-in that the card needs, since 1.4.</summary>
internal sealed record Authentication
{
    public string? Text { get; init; }

    public string? ConnectionName { get; init; }

    public TokenExchangeResource? TokenExchangeResource { get; init; }

    public IReadOnlyList<AuthenticationButton>? Buttons { get; init; }

    /// <summary>Members not named above, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extensions { get; set; }
}
