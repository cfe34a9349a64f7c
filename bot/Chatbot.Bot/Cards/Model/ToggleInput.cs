namespace Chatbot.Bot.Cards.Model;

/// <summary>Asks yes or no.</summary>
internal sealed record ToggleInput : AdaptiveInput
{
    public override string Type => "Input.Toggle";

    public required string Title { get; init; }

    public string? Value { get; init; }

    /// <summary>Sent when off. Default: <c>false</c>.</summary>
    public string? ValueOff { get; init; }

    /// <summary>Sent when on. Default: <c>true</c>.</summary>
    public string? ValueOn { get; init; }

    public bool? Wrap { get; init; }
}
