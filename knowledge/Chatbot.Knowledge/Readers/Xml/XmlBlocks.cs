using System.Text;
using System.Xml.Linq;
using Chatbot.Knowledge.Readers.Html;

namespace Chatbot.Knowledge.Readers.Xml;

/// <summary>
/// Turns XML into text that people read. An element of simple elements is a record; text with elements in it is running
/// text; elements named as titles give headings.
/// </summary>
internal sealed class XmlBlocks(ExtractedTextBuilder builder, ReaderLimits limits, CancellationToken cancellationToken)
{
    private const int LongText = 200;
    private const int SmallRecord = 10;

    private static readonly HashSet<string> TitleNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "title",
        "heading",
        "head",
        "headline",
    };

    private static readonly HashSet<string> UnreadAttributes = new(StringComparer.OrdinalIgnoreCase)
    {
        "class",
        "style",
        "schemaLocation",
        "noNamespaceSchemaLocation",
    };

    private readonly RecordWriter _records = new(builder);

    /// <summary>The first title in the file.</summary>
    public string? Title { get; private set; }

    public void Write(XElement root)
    {
        WriteElement(root, level: 1);
        _records.Flush();
    }

    private void WriteElement(XElement element, int level)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (level > limits.MaxDepth)
            throw new DocumentReaderException($"The file is nested more than {limits.MaxDepth} levels deep.");
        if (!element.HasElements)
            WriteLeaf(element, level);
        else if (IsMixed(element))
            WriteMixed(element, level);
        else
            WriteStructure(element, level);
    }

    private void WriteLeaf(XElement leaf, int level)
    {
        var fields = new List<RecordField>();
        AddFields(fields, leaf.Name.LocalName, leaf);
        if (fields.Count == 1 && leaf.Value.Length > 0)
        {
            _records.Flush();
            builder.Paragraph(leaf.Value, keepLines: true);
        }
        else if (fields.Count > 0)
        {
            _records.Write(fields, level);
        }
    }

    /// <summary>Running text; what is long or built of elements in it stands by itself.</summary>
    private void WriteMixed(XElement element, int level)
    {
        _records.Flush();
        var line = new StringBuilder();
        foreach (var node in element.Nodes())
        {
            if (node is XText text)
            {
                line.Append(text.Value);
            }
            else if (node is XElement child && (child.HasElements ? !IsMixed(child) : child.Value.Length > LongText))
            {
                builder.Paragraph(line.ToString());
                line.Clear();
                WriteElement(child, level + 1);
                _records.Flush();
            }
            else if (node is XElement inline)
            {
                line.Append(TextOf(inline, level));
            }
        }

        builder.Paragraph(line.ToString());
    }

    private void WriteStructure(XElement element, int level)
    {
        var counts = element.Elements().CountBy(child => child.Name.LocalName).ToDictionary(StringComparer.Ordinal);
        var fields = Attributes(element, prefix: "");
        var isRecord = IsRecord(element, counts);
        foreach (var child in element.Elements())
        {
            var name = child.Name.LocalName;
            var isUnique = counts[name] == 1;
            if (
                !isRecord
                && TitleNames.Contains(name)
                && isUnique
                && TextOf(child, level) is { Length: > 0 and <= LongText } title
            )
            {
                Flush(fields, level);
                Title ??= title;
                builder.Heading(level, title);
            }
            else if (isUnique && IsLeaf(child))
            {
                AddFields(fields, name, child);
            }
            else if (isUnique && IsSmallRecord(child))
            {
                fields.AddRange(Attributes(child, $"{name}."));
                foreach (var inner in child.Elements())
                    AddFields(fields, $"{name}.{inner.Name.LocalName}", inner);
            }
            else
            {
                if (fields.Count > 0)
                    Flush(fields, level);
                if (isUnique && level > 1 && !child.Elements().Any(inner => TitleNames.Contains(inner.Name.LocalName)))
                    builder.Heading(level, name);
                WriteElement(child, level + 1);
            }
        }

        if (fields.Count > 0)
        {
            if (isRecord && fields.Find(field => TitleNames.Contains(field.Key)) is { Value: { } own })
                Title ??= own;
            _records.Write([.. fields], level);
        }

        if (!isRecord)
            _records.Flush();
    }

    private void Flush(List<RecordField> fields, int level)
    {
        if (fields.Count > 0)
            _records.Write([.. fields], level);
        _records.Flush();
        fields.Clear();
    }

    private void AddFields(List<RecordField> fields, string name, XElement leaf)
    {
        if (TextOf(leaf, level: 0) is { Length: > 0 } text)
            fields.Add(new RecordField(name, text));
        fields.AddRange(Attributes(leaf, $"{name}."));
    }

    private static List<RecordField> Attributes(XElement element, string prefix) =>
        [
            .. element
                .Attributes()
                .Where(attribute =>
                    !attribute.IsNamespaceDeclaration
                    && attribute.Name.Namespace != XNamespace.Xml
                    && !UnreadAttributes.Contains(attribute.Name.LocalName)
                    && !string.IsNullOrWhiteSpace(attribute.Value)
                )
                .Select(attribute => new RecordField(prefix + attribute.Name.LocalName, attribute.Value)),
        ];

    private static bool IsMixed(XElement element) =>
        element.Nodes().Any(node => node is XText text && !string.IsNullOrWhiteSpace(text.Value));

    private static bool IsLeaf(XElement element) =>
        !element.HasElements || (IsMixed(element) && !element.Elements().Any(child => child.HasElements));

    /// <summary>Simple elements only, each once.</summary>
    private static bool IsRecord(XElement element, Dictionary<string, int> counts) =>
        element.Elements().All(child => IsLeaf(child) || IsSmallRecord(child)) && counts.Values.All(count => count == 1);

    private static bool IsSmallRecord(XElement element) =>
        element.HasElements
        && !IsMixed(element)
        && element.Elements().Take(SmallRecord + 1).Count() <= SmallRecord
        && element.Elements().All(IsLeaf)
        && element.Elements().DistinctBy(child => child.Name.LocalName).Count() == element.Elements().Count();

    /// <summary>The text of an element; text that is HTML inside, as feeds have it, without its tags.</summary>
    private string TextOf(XElement element, int level)
    {
        var text = new StringBuilder();
        Append(text, element, level);
        var value = text.ToString().Trim();
        if (!value.StartsWith('<') || !value.Contains("</", StringComparison.Ordinal))
            return value;
        using var html = HtmlSource.Parse(value, limits, cancellationToken);
        return ExtractedTextBuilder.Clean(html.Body?.TextContent ?? "");
    }

    private void Append(StringBuilder text, XElement element, int level)
    {
        if (level > limits.MaxDepth)
            throw new DocumentReaderException($"The file is nested more than {limits.MaxDepth} levels deep.");
        foreach (var node in element.Nodes())
        {
            if (node is XText own)
                text.Append(own.Value);
            else if (node is XElement child)
                Append(text, child, level + 1);
        }
    }
}
