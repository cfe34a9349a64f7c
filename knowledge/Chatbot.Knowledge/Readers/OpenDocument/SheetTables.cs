using System.Globalization;
using System.Text;
using System.Xml;
using Chatbot.Knowledge.Readers.Packages;
using Chatbot.Knowledge.Readers.Sheets;

namespace Chatbot.Knowledge.Readers.OpenDocument;

/// <summary>Reads the sheets of a spreadsheet forward; cells carry the text that they show.</summary>
internal sealed class SheetTables(ExtractedTextBuilder builder, CancellationToken cancellationToken)
{
    private const int MaxRepeatedText = 1_000;
    private const int MaxColumns = 16_384;
    private SheetWriter? _sheet;
    private string? _name;
    private int _row;

    /// <summary>Whether the body of the content is a spreadsheet.</summary>
    public static bool IsSpreadsheet(DocumentPackage package)
    {
        using var xml = package.Read("content.xml");
        while (xml?.Read() == true)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "body" })
                break;
        }

        while (xml?.Read() == true)
        {
            if (xml.NodeType == XmlNodeType.Element)
                return xml.LocalName == "spreadsheet";
        }

        return false;
    }

    public void Write(DocumentPackage package)
    {
        using var xml = package.Read("content.xml");
        while (xml?.Read() == true)
        {
            if (xml is { NodeType: XmlNodeType.EndElement, LocalName: "table" })
                _sheet?.End();
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "table")
                (_sheet, _name, _row) = (
                    new SheetWriter(builder, new SheetLayout()),
                    xml.GetAttribute("name", xml.NamespaceURI),
                    0
                );
            else if (xml.LocalName == "table-row" && _sheet is not null)
                Row(xml, _sheet);
        }

        _sheet?.End();
    }

    private void Row(XmlReader xml, SheetWriter sheet)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var repeated = Repeated(xml, "number-rows-repeated");
        var cells = new List<SheetCell>();
        if (!xml.IsEmptyElement)
        {
            var depth = xml.Depth;
            var column = 0;
            while (xml.Read() && xml.Depth > depth)
            {
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "table-cell" or "covered-table-cell" })
                    column += Cell(xml, column, cells);
            }
        }

        if (cells.Count > 0 && _name is not null)
        {
            builder.Heading(1, _name);
            _name = null;
        }

        for (var i = 0; cells.Count > 0 && i < Math.Min(repeated, MaxRepeatedText); i++)
            sheet.Add(new SheetRow(_row + i, cells));
        _row = (int)Math.Min(int.MaxValue / 2, (long)_row + repeated);
    }

    /// <summary>Adds a cell when it shows something; returns the number of columns that it takes.</summary>
    private static int Cell(XmlReader xml, int column, List<SheetCell> cells)
    {
        var repeated = Repeated(xml, "number-columns-repeated");
        var isNumber = IsNumber(xml);
        if (xml.IsEmptyElement)
            return repeated;
        var text = new StringBuilder();
        var comment = new StringBuilder();
        var target = text;
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.LocalName == "annotation" && xml.NodeType is XmlNodeType.Element or XmlNodeType.EndElement)
                target = xml is { NodeType: XmlNodeType.Element, IsEmptyElement: false } ? comment : text;
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "s" or "p" or "tab" or "line-break" })
                target.Append(' ');
            else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
                target.Append(xml.Value);
        }

        if (comment.Length > 0)
            text.Append(" (Comment: ").Append(ExtractedTextBuilder.Clean(comment.ToString())).Append(')');
        var shown = ExtractedTextBuilder.Clean(text.ToString());
        for (var i = 0; shown.Length > 0 && i < Math.Min(repeated, MaxRepeatedText) && column + i < MaxColumns; i++)
            cells.Add(new SheetCell(column + i, shown, isNumber));
        return repeated;
    }

    private static bool IsNumber(XmlReader xml)
    {
        for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
        {
            if (xml.LocalName != "value-type")
                continue;
            var isNumber = xml.Value is not "string";
            xml.MoveToElement();
            return isNumber;
        }

        xml.MoveToElement();
        return false;
    }

    private static int Repeated(XmlReader xml, string name) =>
        int.TryParse(xml.GetAttribute(name, xml.NamespaceURI), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? Math.Clamp(number, 1, 10_000_000)
            : 1;
}
