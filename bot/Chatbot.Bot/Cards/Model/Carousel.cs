using Chatbot.Bot.Cards.Model.Values;

namespace Chatbot.Bot.Cards.Model;

/// <summary>Pages of which one is shown, since 1.6.</summary>
internal sealed record Carousel : AdaptiveElement
{
    public override string Type => "Carousel";

    public required IReadOnlyList<CarouselPage> Pages { get; init; }

    /// <summary>Milliseconds after which the next page is shown; none turns by hand.</summary>
    public double? Timer { get; init; }

    public double? InitialPage { get; init; }

    public bool? Loop { get; init; }

    public Orientation? Orientation { get; init; }

    public string? HeightInPixels { get; init; }

    public bool? Rtl { get; init; }
}
