using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chatbot.Contracts.Activities.Cards;

/// <summary>An item on a receipt.</summary>
public sealed record ReceiptItem
{
    /// <summary>Title.</summary>
    public string? Title { get; init; }

    /// <summary>Line below the title.</summary>
    public string? Subtitle { get; init; }

    /// <summary>Text.</summary>
    public string? Text { get; init; }

    /// <summary>Picture.</summary>
    public CardImage? Image { get; init; }

    /// <summary>Price as text.</summary>
    public string? Price { get; init; }

    /// <summary>Quantity as text.</summary>
    public string? Quantity { get; init; }

    /// <summary>Action of a tap.</summary>
    public CardAction? Tap { get; init; }

    /// <summary>Members not named above, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extensions { get; set; }
}
