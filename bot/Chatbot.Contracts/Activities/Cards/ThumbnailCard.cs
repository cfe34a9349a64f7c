using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chatbot.Contracts.Activities.Cards;

/// <summary>A card with a small picture.</summary>
public sealed record ThumbnailCard
{
    /// <summary>Title.</summary>
    public string? Title { get; init; }

    /// <summary>Line below the title.</summary>
    public string? Subtitle { get; init; }

    /// <summary>Text.</summary>
    public string? Text { get; init; }

    /// <summary>Pictures.</summary>
    public IReadOnlyList<CardImage>? Images { get; init; }

    /// <summary>Buttons.</summary>
    public IReadOnlyList<CardAction>? Buttons { get; init; }

    /// <summary>Action of a tap on the card.</summary>
    public CardAction? Tap { get; init; }

    /// <summary>Members not named above, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extensions { get; set; }
}
