using System.Xml.Linq;
using Chatbot.Knowledge.Readers.Packages;

namespace Chatbot.Knowledge.Readers.OpenDocument;

/// <summary>Walks the body of a text or presentation and writes its blocks.</summary>
internal sealed class OpenDocumentBlocks(ExtractedTextBuilder builder, OpenDocumentStyles styles, ReaderLimits limits)
{
    private const int MaxRepeated = 64;
    private int _depth;
    private int _listDepth;
    private int? _page;

    /// <summary>The first title, or else heading of level 1, so far.</summary>
    public string? FirstHeading { get; private set; }

    public void Write(XElement? container)
    {
        if (container is null)
            return;
        if (_depth++ < limits.MaxDepth)
        {
            foreach (var element in container.Elements())
                WriteElement(element);
        }

        _depth--;
    }

    public void WriteSlides(XElement presentation)
    {
        var pages = presentation.Children("page").Take(limits.MaxPages + 1).ToList();
        if (pages.Count > limits.MaxPages)
            throw new DocumentReaderException(
                $"The file has more than {limits.MaxPages:N0} slides. Split it into smaller files."
            );
        for (var i = 0; i < pages.Count; i++)
        {
            _page = i + 1;
            var frames = pages[i].Elements().ToList();
            var titles = frames
                .Where(frame => frame.Text("class") == "title" && !string.IsNullOrWhiteSpace(frame.Value))
                .ToList();
            if (titles.Count > 0)
                WriteHeading(1, string.Join(' ', titles.SelectMany(title => title.All("p")).Select(TextOf)));
            else if (frames.Exists(frame => frame.All("p").Any(paragraph => !string.IsNullOrWhiteSpace(paragraph.Value))))
                builder.Heading(1, $"Slide {_page}", _page);
            foreach (var frame in frames.Except(titles))
                WriteElement(frame);
        }
    }

    private void WriteElement(XElement element)
    {
        switch (element.Name.LocalName)
        {
            case "h":
                WriteParagraph(element, Math.Clamp(element.Number("outline-level") ?? 1, 1, 9));
                break;
            case "p":
                WriteParagraph(element, styles.Is(element.Text("style-name"), "Title") ? 1 : 0);
                break;
            case "list":
                _listDepth++;
                Write(element);
                _listDepth--;
                break;
            case "table":
                WriteTable(element);
                break;
            case "note":
                Write(element.Child("note-body"));
                break;
            case "annotation":
                WriteComment(element);
                break;
            case "notes":
                WriteNotes(element);
                break;
            case "tracked-changes" or "sequence-decls" or "variable-decls" or "user-field-decls" or "forms" or "title" or "desc":
                break;
            case "frame" or "text-box" or "custom-shape" or "g":
                var list = _listDepth;
                _listDepth = 0;
                Write(element);
                _listDepth = list;
                break;
            default:
                Write(element);
                break;
        }
    }

    private void WriteParagraph(XElement paragraph, int level)
    {
        var text = new OpenDocumentText(styles, limits.MaxDepth);
        text.Add(paragraph);
        if (level > 0)
            WriteHeading(level, text.ToString());
        else if (_listDepth > 0)
            builder.ListItem(_listDepth, text.ToString(), _page);
        else
            builder.Paragraph(text.ToString(), _page);
        WriteAttached(text);
    }

    private void WriteHeading(int level, string text)
    {
        if (level == 1 && !string.IsNullOrWhiteSpace(text))
            FirstHeading ??= text;
        builder.Heading(level, text, _page);
    }

    private void WriteAttached(OpenDocumentText text)
    {
        var list = _listDepth;
        _listDepth = 0;
        foreach (var element in text.Attached)
            WriteElement(element);
        _listDepth = list;
    }

    private void WriteComment(XElement comment)
    {
        var author = comment.Child("creator")?.Value;
        var text = string.Join(' ', comment.All("p").Select(TextOf));
        if (!string.IsNullOrWhiteSpace(text))
            builder.Paragraph(string.IsNullOrWhiteSpace(author) ? $"Comment: {text}" : $"Comment by {author}: {text}", _page);
    }

    private void WriteNotes(XElement notes)
    {
        var isFirst = true;
        foreach (var text in notes.All("p").Select(TextOf).Where(text => !string.IsNullOrWhiteSpace(text)))
        {
            builder.Paragraph(isFirst ? $"Notes: {text}" : text, _page);
            isFirst = false;
        }
    }

    private void WriteTable(XElement table)
    {
        var rows = new List<(IReadOnlyList<string> Texts, bool IsHeader)>();
        var attached = new List<OpenDocumentText>();
        foreach (var row in RowsOf(table, 0))
            rows.Add((TextsOf(row, attached), row.Parent?.Name.LocalName == "table-header-rows"));
        if (rows.TrueForAll(row => row.Texts.Count < 2))
        {
            foreach (var cell in RowsOf(table, 0).SelectMany(row => row.Children("table-cell")))
                Write(cell);
            return;
        }

        builder.Table(rows.ConvertAll(row => row.Texts), hasHeader: true, _page);
        attached.ForEach(WriteAttached);
    }

    private List<string> TextsOf(XElement row, List<OpenDocumentText> attached)
    {
        var texts = new List<string>();
        foreach (var cell in row.Elements().Where(cell => cell.Name.LocalName is "table-cell" or "covered-table-cell"))
        {
            var text = new OpenDocumentText(styles, limits.MaxDepth);
            text.Add(cell);
            attached.Add(text);
            var repeated = Math.Clamp(cell.Number("number-columns-repeated") ?? 1, 1, MaxRepeated);
            texts.AddRange(Enumerable.Repeat(text.ToString(), repeated));
        }

        return texts;
    }

    private static IEnumerable<XElement> RowsOf(XElement container, int depth) =>
        container
            .Elements()
            .SelectMany(child =>
                child.Name.LocalName switch
                {
                    "table-row" => [child],
                    "table-header-rows" or "table-rows" or "table-row-group" when depth < MaxRepeated => RowsOf(child, depth + 1),
                    _ => Enumerable.Empty<XElement>(),
                }
            );

    private string TextOf(XElement paragraph)
    {
        var text = new OpenDocumentText(styles, limits.MaxDepth);
        text.Add(paragraph);
        return text.ToString();
    }
}
