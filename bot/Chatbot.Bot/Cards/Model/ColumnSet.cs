using Chatbot.Bot.Cards.Model.Values;

namespace Chatbot.Bot.Cards.Model;

/// <summary>Columns beside one another.</summary>
internal sealed record ColumnSet : AdaptiveElement
{
    public override string Type => "ColumnSet";

    public IReadOnlyList<Column>? Columns { get; init; }

    public AdaptiveAction? SelectAction { get; init; }

    public ContainerStyle? Style { get; init; }

    public bool? Bleed { get; init; }

    public string? MinHeight { get; init; }

    public HorizontalAlignment? HorizontalAlignment { get; init; }
}
