using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chatbot.Contracts.Activities.Cards;

/// <summary>A receipt.</summary>
public sealed record ReceiptCard
{
    /// <summary>Title.</summary>
    public string? Title { get; init; }

    /// <summary>Facts above the items.</summary>
    public IReadOnlyList<ReceiptFact>? Facts { get; init; }

    /// <summary>Items.</summary>
    public IReadOnlyList<ReceiptItem>? Items { get; init; }

    /// <summary>Action of a tap.</summary>
    public CardAction? Tap { get; init; }

    /// <summary>Total.</summary>
    public string? Total { get; init; }

    /// <summary>Tax.</summary>
    public string? Tax { get; init; }

    /// <summary>Value added tax.</summary>
    public string? Vat { get; init; }

    /// <summary>Buttons.</summary>
    public IReadOnlyList<CardAction>? Buttons { get; init; }

    /// <summary>Members not named above, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extensions { get; set; }
}
