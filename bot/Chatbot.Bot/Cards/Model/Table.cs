using Chatbot.Bot.Cards.Model.Values;

namespace Chatbot.Bot.Cards.Model;

/// <summary>A table, since 1.5.</summary>
internal sealed record Table : AdaptiveElement
{
    public override string Type => "Table";

    public IReadOnlyList<TableColumn>? Columns { get; init; }

    public IReadOnlyList<TableRow>? Rows { get; init; }

    /// <summary>Whether the first row is the header. Default: true.</summary>
    public bool? FirstRowAsHeader { get; init; }

    public bool? ShowGridLines { get; init; }

    public ContainerStyle? GridStyle { get; init; }

    public HorizontalAlignment? HorizontalCellContentAlignment { get; init; }

    public VerticalAlignment? VerticalCellContentAlignment { get; init; }
}
