using System.Text.Json.Serialization;
using Chatbot.Bot.Cards.Model.Json;
using Chatbot.Bot.Cards.Model.Values;

namespace Chatbot.Bot.Cards.Model;

/// <summary>A group of elements.</summary>
internal sealed record Container : AdaptiveElement
{
    public override string Type => "Container";

    public required IReadOnlyList<AdaptiveElement> Items { get; init; }

    public AdaptiveAction? SelectAction { get; init; }

    public ContainerStyle? Style { get; init; }

    public VerticalAlignment? VerticalContentAlignment { get; init; }

    public bool? Bleed { get; init; }

    [JsonConverter(typeof(BackgroundImageConverter))]
    public BackgroundImage? BackgroundImage { get; init; }

    public string? MinHeight { get; init; }

    /// <summary>Whether it reads from right to left, since 1.5.</summary>
    public bool? Rtl { get; init; }
}
