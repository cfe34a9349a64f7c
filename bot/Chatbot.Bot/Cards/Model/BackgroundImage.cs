using System.Text.Json;
using System.Text.Json.Serialization;
using Chatbot.Bot.Cards.Model.Values;

namespace Chatbot.Bot.Cards.Model;

/// <summary>An image behind the elements.</summary>
internal sealed record BackgroundImage
{
    public required string Url { get; init; }

    public ImageFillMode? FillMode { get; init; }

    public HorizontalAlignment? HorizontalAlignment { get; init; }

    public VerticalAlignment? VerticalAlignment { get; init; }

    /// <summary>Members not named above, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extensions { get; set; }
}
