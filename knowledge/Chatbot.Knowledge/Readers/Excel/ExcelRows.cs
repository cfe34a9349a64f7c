using System.Globalization;
using System.Xml;
using Chatbot.Knowledge.Readers.Packages;
using Chatbot.Knowledge.Readers.Sheets;

namespace Chatbot.Knowledge.Readers.Excel;

/// <summary>Reads the rows of a worksheet forward, one at a time, and before them the sheet's shape.</summary>
internal sealed class ExcelRows(DocumentPackage package, ExcelStyles styles, CancellationToken cancellationToken)
{
    private const int MaxColumns = 16_384;
    private const int MaxMerged = 20_000;

    /// <summary>Merged cells, frozen rows and filters, which stand before and after the rows.</summary>
    public SheetLayout LayoutOf(string part)
    {
        var merged = new List<CellRange>();
        var headers = new HashSet<int>();
        var frozen = 0;
        try
        {
            using var xml = package.Read(part);
            while (xml?.Read() == true)
                ReadLayout(xml, merged, headers, ref frozen);
        }
        catch (XmlException)
        {
            // What is broken shows again, and is told, when the rows are read.
            return new SheetLayout
            {
                Merged = merged,
                FrozenRows = frozen,
                HeaderRows = headers,
            };
        }

        foreach (var table in package.RelationsOf(part).OfKind("table"))
        {
            var definition = package.TryLoad(table);
            if (definition?.Number("headerRowCount") != 0 && CellRange.Parse(definition?.Text("ref")) is { } range)
                headers.Add(range.FirstRow);
        }

        return new SheetLayout
        {
            Merged = merged,
            FrozenRows = frozen,
            HeaderRows = headers,
        };
    }

    private void ReadLayout(XmlReader xml, List<CellRange> merged, HashSet<int> headers, ref int frozen)
    {
        if (xml is { NodeType: XmlNodeType.Element, LocalName: "sheetData" })
        {
            cancellationToken.ThrowIfCancellationRequested();
            xml.Skip();
        }

        if (xml.NodeType != XmlNodeType.Element)
            return;
        switch (xml.LocalName)
        {
            case "mergeCell" when merged.Count < MaxMerged && CellRange.Parse(xml.GetAttribute("ref")) is { } range:
                merged.Add(range);
                break;
            case "autoFilter" when CellRange.Parse(xml.GetAttribute("ref")) is { } filter:
                headers.Add(filter.FirstRow);
                break;
            case "pane" when xml.GetAttribute("state") is "frozen" or "frozenSplit":
                _ = int.TryParse(xml.GetAttribute("ySplit"), NumberStyles.Integer, CultureInfo.InvariantCulture, out frozen);
                break;
        }
    }

    /// <summary>Rows with text, from the top.</summary>
    public IEnumerable<SheetRow> RowsOf(string part)
    {
        using var xml = package.Read(part);
        var number = -1;
        while (xml?.Read() == true)
        {
            if (xml is { NodeType: XmlNodeType.EndElement, LocalName: "sheetData" })
                yield break;
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "row" })
                continue;
            cancellationToken.ThrowIfCancellationRequested();
            number = int.TryParse(xml.GetAttribute("r"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var given)
                ? given - 1
                : number + 1;
            var cells = Cells(xml);
            if (cells.Count > 0)
                yield return new SheetRow(number, cells);
        }
    }

    private List<SheetCell> Cells(XmlReader xml)
    {
        var cells = new List<SheetCell>();
        if (xml.IsEmptyElement)
            return cells;
        var depth = xml.Depth;
        var column = -1;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "c" })
                continue;
            var given = CellRange.Cell(xml.GetAttribute("r"))?.Column;
            column = given is { } known && known > column ? known : column + 1;
            if (column < MaxColumns && Cell(xml, column) is { } cell)
                cells.Add(cell);
        }

        return cells;
    }

    private SheetCell? Cell(XmlReader xml, int column)
    {
        var type = xml.GetAttribute("t");
        _ = int.TryParse(xml.GetAttribute("s"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var style);
        if (xml.IsEmptyElement)
            return null;
        string? value = null,
            formula = null,
            inline = null;
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            switch (xml.LocalName)
            {
                case "v":
                    value = ExcelStrings.InnerText(xml);
                    break;
                case "f":
                    formula = ExcelStrings.InnerText(xml);
                    break;
                case "is":
                    inline = ExcelStrings.RichText(xml);
                    break;
            }
        }

        var text = inline ?? (value is null ? null : Show(value, type, style));
        if (text is null && formula is { Length: > 0 })
            text = "=" + formula;
        return string.IsNullOrWhiteSpace(text) ? null : new SheetCell(column, text, type is null or "n" or "b" or "d");
    }

    private string Show(string value, string? type, int style) =>
        type switch
        {
            "s" => int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var index)
            && index >= 0
            && index < styles.Strings.Count
                ? styles.Strings[index]
                : "",
            "str" or "inlineStr" or "e" => value,
            "b" => value == "1" ? "TRUE" : "FALSE",
            "d" => value.EndsWith("T00:00:00", StringComparison.Ordinal) ? value[..^"T00:00:00".Length] : value,
            _ => styles.Formats.Show(value, style),
        };
}
