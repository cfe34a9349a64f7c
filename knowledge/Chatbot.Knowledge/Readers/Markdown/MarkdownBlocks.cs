using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Readers.Html;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Block = Markdig.Syntax.Block;

namespace Chatbot.Knowledge.Readers.Markdown;

/// <summary>Walks a parsed Markdown file; the parser bounds its depth.</summary>
internal sealed class MarkdownBlocks(ReaderLimits limits, CancellationToken cancellationToken)
{
    private readonly ExtractedTextBuilder _builder = new(limits, cancellationToken);
    private FrontMatter _frontMatter = FrontMatter.None;
    private string? _firstHeading;

    public ExtractedDocument Extract(MarkdownDocument markdown)
    {
        WriteAll(markdown, listDepth: 0);
        return _builder.Build(_frontMatter.Title ?? _firstHeading, _frontMatter.Metadata);
    }

    private void WriteAll(ContainerBlock container, int listDepth)
    {
        foreach (var block in container)
            Write(block, listDepth);
    }

    private void Write(Block block, int listDepth)
    {
        switch (block)
        {
            case YamlFrontMatterBlock frontMatter:
                _frontMatter = FrontMatter.Parse(frontMatter.Lines.ToString());
                break;
            case HeadingBlock heading:
                var title = MarkdownInlines.TextOf(heading.Inline);
                _firstHeading ??= heading.Level == 1 ? title : null;
                _builder.Heading(heading.Level, title);
                break;
            case Table table:
                WriteTable(table);
                break;
            case HtmlBlock html:
                WriteHtml(html.Lines.ToString());
                break;
            case CodeBlock code:
                _builder.Code(code.Lines.ToString());
                break;
            case ListBlock list:
                foreach (var item in list.OfType<ListItemBlock>())
                    WriteListItem(item, listDepth + 1);
                break;
            case FootnoteGroup or ContainerBlock:
                WriteAll((ContainerBlock)block, listDepth);
                break;
            case LeafBlock { Inline: not null } leaf:
                var text = MarkdownInlines.TextOf(leaf.Inline);
                if (listDepth > 0)
                    _builder.ListItem(listDepth, text);
                else
                    _builder.Paragraph(text);
                break;
        }
    }

    private void WriteListItem(ListItemBlock item, int depth)
    {
        foreach (var child in item)
            Write(child, depth);
    }

    private void WriteTable(Table table)
    {
        var rows = table.OfType<TableRow>().ToList();
        _builder.Table(
            [.. rows.Select(row => (IReadOnlyList<string>)[.. row.OfType<TableCell>().Select(MarkdownInlines.TextOf)])],
            hasHeader: rows.FirstOrDefault()?.IsHeader == true
        );
    }

    private void WriteHtml(string html)
    {
        using var page = HtmlSource.Parse(html, limits, cancellationToken);
        if (page.Body is { } body)
            new HtmlBlocks(_builder).Write(body);
    }
}
