using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chatbot.Contracts.Activities.Cards;

/// <summary>A picture on a card.</summary>
public sealed record CardImage
{
    /// <summary>Address.</summary>
    public string? Url { get; init; }

    /// <summary>Alternative text.</summary>
    public string? Alt { get; init; }

    /// <summary>Action of a tap.</summary>
    public CardAction? Tap { get; init; }

    /// <summary>Members not named above, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extensions { get; set; }
}
