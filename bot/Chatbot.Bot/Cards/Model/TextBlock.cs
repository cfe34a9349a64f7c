using Chatbot.Bot.Cards.Model.Values;

namespace Chatbot.Bot.Cards.Model;

/// <summary>A text; Markdown with bold, italic, lists and links.</summary>
internal sealed record TextBlock : AdaptiveElement
{
    public override string Type => "TextBlock";

    public required string Text { get; init; }

    public TextColor? Color { get; init; }

    public FontType? FontType { get; init; }

    public HorizontalAlignment? HorizontalAlignment { get; init; }

    public bool? IsSubtle { get; init; }

    public double? MaxLines { get; init; }

    public TextSize? Size { get; init; }

    public TextWeight? Weight { get; init; }

    public bool? Wrap { get; init; }

    public TextBlockStyle? Style { get; init; }
}
