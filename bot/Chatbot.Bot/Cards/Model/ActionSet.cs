namespace Chatbot.Bot.Cards.Model;

/// <summary>Buttons within the body, since 1.2.</summary>
internal sealed record ActionSet : AdaptiveElement
{
    public override string Type => "ActionSet";

    public required IReadOnlyList<AdaptiveAction> Actions { get; init; }
}
