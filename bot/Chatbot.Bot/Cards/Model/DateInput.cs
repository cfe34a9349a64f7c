namespace Chatbot.Bot.Cards.Model;

/// <summary>Asks for a day, as <c>yyyy-MM-dd</c>.</summary>
internal sealed record DateInput : AdaptiveInput
{
    public override string Type => "Input.Date";

    public string? Max { get; init; }

    public string? Min { get; init; }

    public string? Placeholder { get; init; }

    public string? Value { get; init; }
}
