namespace Chatbot.Bot.Cards.Model;

/// <summary>Asks for a time of day, as <c>HH:mm</c>.</summary>
internal sealed record TimeInput : AdaptiveInput
{
    public override string Type => "Input.Time";

    public string? Max { get; init; }

    public string? Min { get; init; }

    public string? Placeholder { get; init; }

    public string? Value { get; init; }
}
