using AngleSharp.Dom;
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
            blocks.Write(MainContent.Of(body));
            if (builder.Count == 0)
                blocks.Write(body);
        }

        return builder.Build(string.IsNullOrWhiteSpace(page.Title) ? blocks.FirstHeading : page.Title, MetadataOf(page));
    }

    private static Dictionary<string, string> MetadataOf(IDocument page)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        if (page.DocumentElement?.GetAttribute("lang") is { Length: > 0 } language)
            metadata["language"] = language;
        foreach (var meta in page.Head?.Children ?? Enumerable.Empty<IElement>())
        {
            var name = meta.GetAttribute("name")?.ToLowerInvariant();
            if (name is "author" or "description" or "keywords" && meta.GetAttribute("content") is { Length: > 0 } content)
                metadata[name] = content;
        }

        return metadata;
    }
}
