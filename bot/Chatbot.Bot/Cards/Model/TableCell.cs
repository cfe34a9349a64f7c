using System.Text.Json;
using System.Text.Json.Serialization;
using Chatbot.Bot.Cards.Model.Json;
using Chatbot.Bot.Cards.Model.Values;

namespace Chatbot.Bot.Cards.Model;

/// <summary>A cell of a <see cref="TableRow"/>.</summary>
internal sealed record TableCell
{
    public required IReadOnlyList<AdaptiveElement> Items { get; init; }

    public AdaptiveAction? SelectAction { get; init; }

    public ContainerStyle? Style { get; init; }

    public VerticalAlignment? VerticalContentAlignment { get; init; }

    public bool? Bleed { get; init; }

    [JsonConverter(typeof(BackgroundImageConverter))]
    public BackgroundImage? BackgroundImage { get; init; }

    public string? MinHeight { get; init; }

    public bool? Rtl { get; init; }

    /// <summary>Members not named above, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extensions { get; set; }
}
