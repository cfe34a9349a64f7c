using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Chatbot.Knowledge.Readers.Html;

/// <summary>Tells tables of facts from tables that lay out a page, and writes the former.</summary>
internal static class HtmlTable
{
    private const int MaxSpan = 64;
    private const int LongCell = 1000;

    /// <summary>False when the table only arranges the page; its content is then read in order.</summary>
    public static bool TryWrite(IHtmlTableElement table, ExtractedTextBuilder builder)
    {
        if (IsLayout(table))
            return false;
        if (table.Caption is { } caption)
            builder.Paragraph(caption.TextContent);
        var hasHeader = table.Rows.Length > 0 && IsHeader(table.Rows[0]);
        builder.Table([.. table.Rows.Select(CellsOf)], hasHeader);
        return true;
    }

    private static bool IsLayout(IHtmlTableElement table)
    {
        if (table.GetAttribute("role") is "presentation" or "none")
            return true;
        var cells = table.Rows.SelectMany(row => row.Cells).ToList();
        var hasHeaderCells = cells.Exists(cell => cell is IHtmlTableHeaderCellElement);
        return table.Rows.All(row => row.Cells.Length < 2)
            || cells.Exists(cell => ContainsBlocks(cell, depth: 0))
            || (!hasHeaderCells && cells.Exists(cell => cell.TextContent.Length > LongCell));
    }

    private static bool ContainsBlocks(INode node, int depth) =>
        node
            .ChildNodes.OfType<IElement>()
            .Any(child =>
                child.LocalName is "table" or "h1" or "h2" or "h3" or "h4" or "pre" or "article" or "section"
                || (depth < MaxSpan && ContainsBlocks(child, depth + 1))
            );

    private static bool IsHeader(IHtmlTableRowElement row) =>
        row.ParentElement is { LocalName: "thead" } || row.Cells.All(cell => cell is IHtmlTableHeaderCellElement);

    private static List<string> CellsOf(IHtmlTableRowElement row)
    {
        var cells = new List<string>();
        foreach (var cell in row.Cells)
        {
            cells.Add(TextOf(cell));
            cells.AddRange(Enumerable.Repeat("", Math.Clamp(cell.ColumnSpan, 1, MaxSpan) - 1));
        }

        return cells;
    }

    private static string TextOf(INode node) =>
        string.Concat(
            node.ChildNodes.Select(child =>
                child switch
                {
                    IText text => text.Data,
                    IElement { LocalName: "br" } => " ",
                    IElement element when HtmlElements.IsUnread(element) => "",
                    IElement element when HtmlElements.IsInline(element) => TextOf(element),
                    IElement element => $" {TextOf(element)} ",
                    _ => "",
                }
            )
        );
}
