using Chatbot.Bot.Cards.Model.Values;

namespace Chatbot.Bot.Cards.Model;

/// <summary>An image.</summary>
internal sealed record Image : AdaptiveElement
{
    public override string Type => "Image";

    /// <summary>Address: https, or a data address of an image.</summary>
    public required string Url { get; init; }

    /// <summary>What the image shows, for people who do not see it.</summary>
    public string? AltText { get; init; }

    public string? BackgroundColor { get; init; }

    public HorizontalAlignment? HorizontalAlignment { get; init; }

    public AdaptiveAction? SelectAction { get; init; }

    public ImageSize? Size { get; init; }

    public ImageStyle? Style { get; init; }

    /// <summary>Width in pixels, such as <c>80px</c>, since 1.1.</summary>
    public string? Width { get; init; }
}
