using System.Text.Json.Serialization;
using Chatbot.Bot.Cards.Model.Json;
using Chatbot.Bot.Cards.Model.Values;

namespace Chatbot.Bot.Cards.Model;

/// <summary>A page of a <see cref="Carousel"/>.</summary>
internal sealed record CarouselPage : AdaptiveElement
{
    public override string Type => "CarouselPage";

    public required IReadOnlyList<AdaptiveElement> Items { get; init; }

    public AdaptiveAction? SelectAction { get; init; }

    public ContainerStyle? Style { get; init; }

    public VerticalAlignment? VerticalContentAlignment { get; init; }

    [JsonConverter(typeof(BackgroundImageConverter))]
    public BackgroundImage? BackgroundImage { get; init; }

    public string? MinHeight { get; init; }

    public bool? Rtl { get; init; }
}
