using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chatbot.Contracts.Activities;

/// <summary>A button or other action.</summary>
public sealed record CardAction
{
    /// <summary><c>openUrl</c>, <c>imBack</c>, <c>postBack</c>, <c>messageBack</c>, <c>signin</c>, <c>invoke</c>, …</summary>
    public string? Type { get; init; }

    /// <summary>Text on the button.</summary>
    public string? Title { get; init; }

    /// <summary>Address of an icon.</summary>
    public string? Image { get; init; }

    /// <summary>Alternative text of the icon.</summary>
    public string? ImageAltText { get; init; }

    /// <summary>Text sent to the bot.</summary>
    public string? Text { get; init; }

    /// <summary>Text shown in the feed.</summary>
    public string? DisplayText { get; init; }

    /// <summary>Value sent to the bot or address to open, free JSON.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>Channel specific data.</summary>
    public JsonElement? ChannelData { get; init; }

    /// <summary>Members not named above, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extensions { get; set; }
}
