using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Chatbot.Knowledge.Readers.Word;

/// <summary>Walks the body of a Word document and writes its blocks.</summary>
internal sealed class WordBlocks(ExtractedTextBuilder builder, WordStyles styles, WordNotes notes, ReaderLimits limits)
{
    private const int MaxSpan = 64;
    private readonly HashSet<OpenXmlElement> _written = [];
    private int _depth;

    /// <summary>The first heading of level 1 so far.</summary>
    public string? FirstHeading { get; private set; }

    public void Write(OpenXmlElement container)
    {
        if (_depth++ < limits.MaxDepth)
        {
            foreach (var element in container.ChildElements)
                WriteElement(element);
        }

        _depth--;
    }

    private void WriteElement(OpenXmlElement element)
    {
        switch (element)
        {
            case Paragraph paragraph:
                WriteParagraph(paragraph);
                break;
            case Table table:
                WriteTable(table);
                break;
            case AlternateContent alternate:
                Write((OpenXmlElement?)alternate.GetFirstChild<AlternateContentChoice>() ?? alternate);
                break;
            case { LocalName: "del" or "moveFrom" or "sectPr" or "sdtPr" }:
                break;
            case { HasChildren: true }:
                Write(element);
                break;
        }
    }

    private void WriteParagraph(Paragraph paragraph)
    {
        var text = new WordText(notes, limits.MaxDepth);
        text.Add(paragraph);
        var line = text.ToString();
        if (styles.HeadingLevel(paragraph) is > 0 and var level)
        {
            if (level == 1 && !string.IsNullOrWhiteSpace(line))
                FirstHeading ??= line;
            builder.Heading(level, line);
        }
        else if (styles.ListDepth(paragraph) is > 0 and var depth)
        {
            builder.ListItem(depth, line);
        }
        else
        {
            builder.Paragraph(line);
        }

        WriteAttached(text);
    }

    private void WriteAttached(WordText text)
    {
        foreach (var element in text.TextBoxes.Concat(text.Notes))
        {
            if (_written.Add(element))
                Write(element);
        }
    }

    private void WriteTable(Table table)
    {
        var rows = table.Elements<TableRow>().ToList();
        if (rows.TrueForAll(row => CellsOf(row).Take(2).Count() < 2))
        {
            foreach (var cell in rows.SelectMany(CellsOf))
                Write(cell);
            return;
        }

        var attached = new List<WordText>();
        var texts = rows.Select(row => (IReadOnlyList<string>)TextsOf(row, attached)).ToList();
        builder.Table(texts, hasHeader: true);
        attached.ForEach(WriteAttached);
    }

    private List<string> TextsOf(TableRow row, List<WordText> attached)
    {
        var texts = new List<string>();
        foreach (var cell in CellsOf(row))
        {
            var text = new WordText(notes, limits.MaxDepth);
            text.Add(cell);
            attached.Add(text);
            texts.Add(text.ToString());
            var span = cell.TableCellProperties?.GridSpan?.Val?.Value ?? 1;
            texts.AddRange(Enumerable.Repeat("", Math.Clamp(span, 1, MaxSpan) - 1));
        }

        return texts;
    }

    private static IEnumerable<TableCell> CellsOf(TableRow row) =>
        row.ChildElements.SelectMany(child =>
            child switch
            {
                TableCell cell => [cell],
                SdtCell sdt => sdt.Descendants<TableCell>(),
                _ => Enumerable.Empty<TableCell>(),
            }
        );
}
