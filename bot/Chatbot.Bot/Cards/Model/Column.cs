using System.Text.Json.Serialization;
using Chatbot.Bot.Cards.Model.Json;
using Chatbot.Bot.Cards.Model.Values;

namespace Chatbot.Bot.Cards.Model;

/// <summary>A column of a <see cref="ColumnSet"/>.</summary>
internal sealed record Column : AdaptiveElement
{
    public override string Type => "Column";

    public IReadOnlyList<AdaptiveElement>? Items { get; init; }

    /// <summary><c>auto</c>, <c>stretch</c>, a weight such as <c>2</c>, or pixels such as <c>50px</c>.</summary>
    [JsonConverter(typeof(NumberOrTextConverter))]
    public string? Width { get; init; }

    public AdaptiveAction? SelectAction { get; init; }

    public ContainerStyle? Style { get; init; }

    public VerticalAlignment? VerticalContentAlignment { get; init; }

    public bool? Bleed { get; init; }

    [JsonConverter(typeof(BackgroundImageConverter))]
    public BackgroundImage? BackgroundImage { get; init; }

    public string? MinHeight { get; init; }

    public bool? Rtl { get; init; }
}
