using Chatbot.Bot.Cards.Model.Values;

namespace Chatbot.Bot.Cards.Model;

/// <summary>Asks for a text.</summary>
internal sealed record TextInput : AdaptiveInput
{
    public override string Type => "Input.Text";

    public bool? IsMultiline { get; init; }

    public double? MaxLength { get; init; }

    public string? Placeholder { get; init; }

    /// <summary>Pattern that the text must match, since 1.3.</summary>
    public string? Regex { get; init; }

    public TextInputStyle? Style { get; init; }

    /// <summary>Button beside the text, since 1.2.</summary>
    public AdaptiveAction? InlineAction { get; init; }

    public string? Value { get; init; }
}
