using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chatbot.Contracts.Activities.Cards;

/// <summary>A card with a sign-in button.</summary>
public sealed record SignInCard
{
    /// <summary>Text.</summary>
    public string? Text { get; init; }

    /// <summary>Buttons.</summary>
    public IReadOnlyList<CardAction>? Buttons { get; init; }

    /// <summary>Members not named above, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extensions { get; set; }
}
