namespace Chatbot.Bot.Cards.Model;

/// <summary>Shows a card within the card.</summary>
internal sealed record ShowCardAction : AdaptiveAction
{
    public override string Type => "Action.ShowCard";

    public AdaptiveCard? Card { get; init; }
}
