namespace Chatbot.Bot.Cards.Model;

/// <summary>Asks for a number.</summary>
internal sealed record NumberInput : AdaptiveInput
{
    public override string Type => "Input.Number";

    public double? Max { get; init; }

    public double? Min { get; init; }

    public string? Placeholder { get; init; }

    public double? Value { get; init; }
}
