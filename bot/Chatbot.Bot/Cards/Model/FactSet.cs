namespace Chatbot.Bot.Cards.Model;

/// <summary>Titles with values.</summary>
internal sealed record FactSet : AdaptiveElement
{
    public override string Type => "FactSet";

    public required IReadOnlyList<Fact> Facts { get; init; }
}
