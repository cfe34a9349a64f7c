using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Readers.Text;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Block = Markdig.Syntax.Block;

namespace Chatbot.Knowledge.Readers.Markdown;

/// <summary>Markdown with tables, footnotes and front matter.</summary>
internal sealed class MarkdownReader : IDocumentReader
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseGridTables()
        .UseFootnotes()
        .UseDefinitionLists()
        .UseTaskLists()
        .UseYamlFrontMatter()
        .Build();

    public string Format => "Markdown file";

    public IReadOnlyList<string> MediaTypes { get; } = ["text/markdown", "text/x-markdown"];

    public IReadOnlyList<string> Extensions { get; } = [".md", ".markdown", ".mdown"];

    public ExtractedDocument Read(ReaderInput input, CancellationToken cancellationToken)
    {
        var source = TextDecoding.Decode(input.Content.Span);
        MarkdownDocument markdown;
        try
        {
            markdown = Markdig.Markdown.Parse(source, Pipeline);
        }
        catch (ArgumentException exception) when (exception.Message.Contains("deeply nested", StringComparison.Ordinal))
        {
            throw new DocumentReaderException("The file is nested too deeply (lists or quotes inside each other).", exception);
        }

        return new MarkdownBlocks(input.Limits, cancellationToken).Extract(markdown);
    }
}
