using AngleSharp.Html.Parser;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Readers.Html;

/// <summary>Web pages: the main content, without scripts, styles, navigation and hidden parts.</summary>
internal sealed class HtmlReader : IDocumentReader
{
    public string Format => "web page";

    public IReadOnlyList<string> MediaTypes { get; } = ["text/html", "application/xhtml+xml"];

    public IReadOnlyList<string> Extensions { get; } = [".html", ".htm", ".xhtml"];

    /// <summary>The paragraphs of a piece of HTML.</summary>
    public static IEnumerable<string> PlainText(string html)
    {
        var text = new HtmlParser().ParseDocument(html).Body?.TextContent ?? "";
        return text.Split('\n').Where(line => !string.IsNullOrWhiteSpace(line));
    }

    public ExtractedDocument Read(ReaderInput input, CancellationToken cancellationToken) =>
        throw new DocumentReaderException("Web pages cannot be read yet.");
}
