using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Chatbot.Knowledge.Readers.Word;

/// <summary>What the styles of a document say of its paragraphs: heading levels and lists.</summary>
internal sealed class WordStyles
{
    private const int MaxInheritance = 32;
    private const int BodyTextOutline = 9;
    private readonly Dictionary<string, Style> _styles;

    private WordStyles(Dictionary<string, Style> styles) => _styles = styles;

    public static WordStyles Of(MainDocumentPart main)
    {
        var styles = new Dictionary<string, Style>(StringComparer.Ordinal);
        foreach (var style in main.StyleDefinitionsPart?.Styles?.Elements<Style>() ?? [])
        {
            if (style.StyleId?.Value is { } id)
                styles[id] = style;
        }

        return new WordStyles(styles);
    }

    /// <summary>Level of a heading, 1 = highest (a document title too), or 0 for other paragraphs.</summary>
    public int HeadingLevel(Paragraph paragraph)
    {
        if (LevelOf(paragraph.ParagraphProperties?.OutlineLevel) is { } direct)
            return direct;
        foreach (var style in Chain(paragraph))
        {
            var name = style.StyleName?.Val?.Value ?? "";
            if (name.Equals("title", StringComparison.OrdinalIgnoreCase))
                return 1;
            if (
                name.StartsWith("heading ", StringComparison.OrdinalIgnoreCase)
                && int.TryParse(name.AsSpan("heading ".Length), out var level)
            )
                return level;
            if (LevelOf(style.StyleParagraphProperties?.OutlineLevel) is { } outline)
                return outline;
        }

        return 0;
    }

    /// <summary>Depth of a list item, 1 = outermost, or 0 for other paragraphs.</summary>
    public int ListDepth(Paragraph paragraph)
    {
        var numbering = paragraph.ParagraphProperties?.NumberingProperties;
        numbering ??= Chain(paragraph)
            .Select(style => style.StyleParagraphProperties?.NumberingProperties)
            .FirstOrDefault(properties => properties is not null);
        if (numbering is null || numbering.NumberingId?.Val?.Value == 0)
            return 0;
        return (numbering.NumberingLevelReference?.Val?.Value ?? 0) + 1;
    }

    private static int? LevelOf(OutlineLevel? outline) =>
        outline?.Val?.Value is { } level and >= 0 and < BodyTextOutline ? level + 1 : null;

    private IEnumerable<Style> Chain(Paragraph paragraph)
    {
        var id = paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;
        for (var i = 0; i < MaxInheritance && id is not null && _styles.TryGetValue(id, out var style); i++)
        {
            yield return style;
            id = style.BasedOn?.Val?.Value;
        }
    }
}
