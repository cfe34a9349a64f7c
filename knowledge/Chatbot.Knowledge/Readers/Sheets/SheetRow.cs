namespace Chatbot.Knowledge.Readers.Sheets;

/// <summary>A row that holds something.</summary>
/// <param name="Number">0-based.</param>
/// <param name="Cells">Cells with text, from left to right.</param>
internal sealed record SheetRow(int Number, IReadOnlyList<SheetCell> Cells)
{
    /// <summary>The cell in a column, or null.</summary>
    public SheetCell? At(int column)
    {
        foreach (var cell in Cells)
        {
            if (cell.Column == column)
                return cell;
        }

        return null;
    }
}
