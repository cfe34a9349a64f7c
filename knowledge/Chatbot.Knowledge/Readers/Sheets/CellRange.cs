using System.Runtime.InteropServices;

namespace Chatbot.Knowledge.Readers.Sheets;

/// <summary>A rectangle of cells, 0-based, ends included.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CellRange(int FirstRow, int FirstColumn, int LastRow, int LastColumn)
{
    private const int MaxColumn = 16_384;
    private const int MaxRow = 1_048_576;

    /// <summary>A range such as <c>B2:D4</c> or <c>B2</c>, or null when it is none.</summary>
    public static CellRange? Parse(ReadOnlySpan<char> text)
    {
        var colon = text.IndexOf(':');
        var first = Cell(colon < 0 ? text : text[..colon]);
        var last = colon < 0 ? first : Cell(text[(colon + 1)..]);
        return first is { } a && last is { } b
            ? new CellRange(a.Row, a.Column, Math.Max(a.Row, b.Row), Math.Max(a.Column, b.Column))
            : null;
    }

    /// <summary>Row and column of a reference such as <c>$B$2</c>, or null.</summary>
    public static (int Row, int Column)? Cell(ReadOnlySpan<char> text)
    {
        int row = 0,
            column = 0;
        foreach (var c in text)
        {
            if (char.IsAsciiLetter(c) && row == 0 && column < MaxColumn)
                column = (column * 26) + (char.ToUpperInvariant(c) - 'A' + 1);
            else if (char.IsAsciiDigit(c) && column > 0 && row < MaxRow)
                row = (row * 10) + (c - '0');
            else if (c != '$')
                return null;
        }

        return row is > 0 and <= MaxRow && column is > 0 and <= MaxColumn ? (row - 1, column - 1) : null;
    }
}
