using System.Text.Json;
using System.Text.Json.Serialization;
using Chatbot.Bot.Cards.Model.Values;

namespace Chatbot.Bot.Cards.Model;

/// <summary>A run of text in a <see cref="RichTextBlock"/>.</summary>
internal sealed record TextRun
{
    /// <summary>The schema can do without it, but the npm package shows no run that has none.</summary>
    [JsonPropertyOrder(-1)]
    public string Type => "TextRun";

    /// <summary>Plain text; Markdown is not read.</summary>
    public required string Text { get; init; }

    public TextColor? Color { get; init; }

    public FontType? FontType { get; init; }

    public bool? Highlight { get; init; }

    public bool? IsSubtle { get; init; }

    public bool? Italic { get; init; }

    public AdaptiveAction? SelectAction { get; init; }

    public TextSize? Size { get; init; }

    public bool? Strikethrough { get; init; }

    public bool? Underline { get; init; }

    public TextWeight? Weight { get; init; }

    /// <summary>Members not named above, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extensions { get; set; }
}
