using System.Text.Json.Serialization;
using Chatbot.Bot.Cards.Model.Values;

namespace Chatbot.Bot.Cards.Model;

/// <summary>Asks for one or several of a list.</summary>
internal sealed record ChoiceSetInput : AdaptiveInput
{
    public override string Type => "Input.ChoiceSet";

    public IReadOnlyList<Choice>? Choices { get; init; }

    /// <summary>Where further choices are asked for, since 1.6.</summary>
    [JsonPropertyName("choices.data")]
    public DataQuery? ChoicesQuery { get; init; }

    public bool? IsMultiSelect { get; init; }

    public ChoiceInputStyle? Style { get; init; }

    public string? Placeholder { get; init; }

    /// <summary>The chosen values, separated by commas.</summary>
    public string? Value { get; init; }

    public bool? Wrap { get; init; }
}
