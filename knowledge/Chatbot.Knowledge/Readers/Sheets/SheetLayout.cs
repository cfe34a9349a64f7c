namespace Chatbot.Knowledge.Readers.Sheets;

/// <summary>What a sheet says of its shape.</summary>
internal sealed record SheetLayout
{
    /// <summary>Cells shown as one.</summary>
    public IReadOnlyList<CellRange> Merged { get; init; } = [];

    /// <summary>Rows that stay in sight while the rest is scrolled, from the top; 0 when none.</summary>
    public int FrozenRows { get; init; }

    /// <summary>Rows known to name the columns below them: of tables and filters.</summary>
    public IReadOnlySet<int> HeaderRows { get; init; } = new HashSet<int>();
}
