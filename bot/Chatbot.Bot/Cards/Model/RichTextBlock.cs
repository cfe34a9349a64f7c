using System.Text.Json.Serialization;
using Chatbot.Bot.Cards.Model.Json;
using Chatbot.Bot.Cards.Model.Values;

namespace Chatbot.Bot.Cards.Model;

/// <summary>Runs of text with a style of their own, since 1.2.</summary>
internal sealed record RichTextBlock : AdaptiveElement
{
    public override string Type => "RichTextBlock";

    [JsonConverter(typeof(TextRunsConverter))]
    public required IReadOnlyList<TextRun> Inlines { get; init; }

    public HorizontalAlignment? HorizontalAlignment { get; init; }
}
