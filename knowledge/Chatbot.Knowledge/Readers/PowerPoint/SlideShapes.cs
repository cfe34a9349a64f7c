using System.Xml.Linq;
using Chatbot.Knowledge.Readers.Packages;

namespace Chatbot.Knowledge.Readers.PowerPoint;

/// <summary>Writes the shapes of slides: the title first, the others in the order in which PowerPoint reads them aloud.</summary>
internal sealed class SlideShapes(ExtractedTextBuilder builder, DocumentPackage package, int maxDepth)
{
    private const int FewestWordsOfPicture = 3;
    private readonly HashSet<string> _running = new(StringComparer.Ordinal);
    private PartRelations? _relations;
    private int _number;

    /// <summary>Title of the first slide that has one.</summary>
    public string? FirstTitle { get; private set; }

    public void WriteSlide(XElement? tree, PartRelations relations, int number)
    {
        (_relations, _number) = (relations, number);
        var titles = tree.All("sp").Where(shape => Placeholder.IsTitle(Placeholder.Of(shape))).ToList();
        var title = string.Join(' ', titles.SelectMany(Paragraphs).Select(DrawingText.Of));
        if (string.IsNullOrWhiteSpace(title))
        {
            if (tree.All("t").Any(text => !string.IsNullOrWhiteSpace(text.Value)))
                builder.Heading(1, $"Slide {number}", number);
        }
        else
        {
            FirstTitle ??= title;
            builder.Heading(1, title, number);
        }

        Write(tree, 0);
    }

    private void Write(XElement? container, int depth)
    {
        if (container is null || depth > maxDepth)
            return;
        foreach (var element in container.Elements())
        {
            switch (element.Name.LocalName)
            {
                case "sp":
                    WriteShape(element);
                    break;
                case "grpSp":
                    Write(element, depth + 1);
                    break;
                case "graphicFrame":
                    WriteFrame(element);
                    break;
                case "pic":
                    WritePicture(element);
                    break;
                case "AlternateContent":
                    Write(element.Child("Choice") ?? element.Child("Fallback"), depth + 1);
                    break;
            }
        }
    }

    private void WriteShape(XElement shape)
    {
        var role = Placeholder.Of(shape);
        if (Placeholder.IsTitle(role) || role is "sldNum" or "hdr")
            return;
        foreach (var paragraph in Paragraphs(shape))
        {
            var text = DrawingText.Of(paragraph);
            // Footers and dates come back on every slide.
            if (role is "ftr" or "dt" && !_running.Add(text))
                continue;
            var properties = paragraph.Child("pPr");
            var isItem = properties.Child("buNone") is null && (role is "body" or "obj" || HasBullet(properties));
            if (isItem)
                builder.ListItem((properties?.Number("lvl") ?? 0) + 1, text, _number);
            else
                builder.Paragraph(text, _number);
        }
    }

    private void WriteFrame(XElement frame)
    {
        if (frame.All("tbl").FirstOrDefault() is { } table)
            WriteTable(table);
        foreach (var id in frame.All("chart").Select(chart => chart.Text("id")))
            ChartText.Write(builder, Load(id), withValues: true, _number);
        foreach (var id in frame.All("relIds").Select(diagram => diagram.Text("dm")))
        {
            foreach (var paragraph in Load(id).All("pt").SelectMany(point => point.Child("t").Children("p")))
                builder.ListItem(1, DrawingText.Of(paragraph), _number);
        }
    }

    private XElement? Load(string? id) => _relations?.Target(id) is { } part ? package.TryLoad(part) : null;

    private void WriteTable(XElement table)
    {
        var rows = new List<IReadOnlyList<string>>();
        foreach (var row in table.Children("tr"))
        {
            var texts = new List<string>();
            foreach (var cell in row.Children("tc"))
            {
                var isBelow = cell.Flag("vMerge") && rows.Count > 0 && rows[^1].Count > texts.Count;
                texts.Add(
                    isBelow ? rows[^1][texts.Count] : string.Join(' ', cell.Child("txBody").Children("p").Select(DrawingText.Of))
                );
            }

            rows.Add(texts);
        }

        if (rows.Exists(row => row.Count > 1))
            builder.Table(rows, table.Child("tblPr")?.Flag("firstRow") != false || table.Child("tblPr") is null, _number);
        else
            rows.ForEach(row => builder.Paragraph(string.Join(' ', row), _number));
    }

    /// <summary>The description of a picture when it is more than the name of a file.</summary>
    private void WritePicture(XElement picture)
    {
        var description = picture.Child("nvPicPr").Child("cNvPr")?.Text("descr");
        if (description?.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length >= FewestWordsOfPicture)
            builder.Paragraph($"Picture: {description}", _number);
    }

    private static IEnumerable<XElement> Paragraphs(XElement shape) => shape.Child("txBody").Children("p");

    private static bool HasBullet(XElement? properties) =>
        properties?.Elements().Any(child => child.Name.LocalName is "buChar" or "buAutoNum" or "buBlip") == true;
}
