using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Readers.Text;

namespace Chatbot.Knowledge.Readers.Html;

/// <summary>Web pages: the main content, without scripts, styles, navigation and hidden parts.</summary>
internal sealed class HtmlReader : IDocumentReader
{
    public string Format => "web page";

    public IReadOnlyList<string> MediaTypes { get; } = ["text/html", "application/xhtml+xml"];

    public IReadOnlyList<string> Extensions { get; } = [".html", ".htm", ".xhtml"];

    public ExtractedDocument Read(ReaderInput input, CancellationToken cancellationToken)
    {
        var html = TextDecoding.Decode(input.Content.Span, HtmlSource.DeclaredEncoding(input.Content.Span));
        using var page = HtmlSource.Parse(html, input.Limits, cancellationToken);
        var builder = new ExtractedTextBuilder(input.Limits, cancellationToken);
        var blocks = new HtmlBlocks(builder);
        if (page.Body is { } body)
        {
            var content = MainContent.Of(body);
            Boilerplate.Remove(content, isMarked: !ReferenceEquals(content, body));
            blocks.Write(content);
            if (builder.Count == 0)
                blocks.Write(body);
        }

        var metadata = HtmlMetadata.Of(page);
        var title = string.IsNullOrWhiteSpace(page.Title) ? metadata.GetValueOrDefault("title") : page.Title;
        metadata.Remove("title");
        return builder.Build(title ?? blocks.FirstHeading, metadata);
    }
}
