using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chatbot.Contracts.Activities.Cards;

/// <summary>An animation, audio or video card; the attachment's content type says which.</summary>
public sealed record MediaCard
{
    /// <summary>Title.</summary>
    public string? Title { get; init; }

    /// <summary>Line below the title.</summary>
    public string? Subtitle { get; init; }

    /// <summary>Text.</summary>
    public string? Text { get; init; }

    /// <summary>Poster picture.</summary>
    public CardImage? Image { get; init; }

    /// <summary>Media.</summary>
    public IReadOnlyList<MediaUrl>? Media { get; init; }

    /// <summary>Buttons.</summary>
    public IReadOnlyList<CardAction>? Buttons { get; init; }

    /// <summary>Whether it may be shared.</summary>
    public bool? Shareable { get; init; }

    /// <summary>Whether it repeats.</summary>
    public bool? Autoloop { get; init; }

    /// <summary>Whether it starts by itself.</summary>
    public bool? Autostart { get; init; }

    /// <summary><c>16:9</c> or <c>4:3</c>.</summary>
    public string? Aspect { get; init; }

    /// <summary>ISO 8601 duration.</summary>
    public string? Duration { get; init; }

    /// <summary>Free JSON.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>Members not named above, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extensions { get; set; }
}
