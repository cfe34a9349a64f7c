using AngleSharp.Dom;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Readers.Html;
using Chatbot.Knowledge.Readers.Text;

namespace Chatbot.Knowledge.Readers.Epub;

/// <summary>EPUB books, chapter by chapter in reading order.</summary>
internal sealed class EpubReader : IDocumentReader
{
    private const string Encryption = "META-INF/encryption.xml";
    private const string Headings = "h1, h2, h3, h4, h5, h6";

    /// <summary>Algorithms that only hide fonts; the text is open.</summary>
    private static readonly string[] FontAlgorithms = ["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"];

    public string Format => "EPUB book";

    public IReadOnlyList<string> MediaTypes { get; } = ["application/epub+zip"];

    public IReadOnlyList<string> Extensions { get; } = [".epub"];

    public ExtractedDocument Read(ReaderInput input, CancellationToken cancellationToken)
    {
        using var package = new EpubPackage(input);
        RefuseProtected(package, cancellationToken);
        var book = EpubBook.Open(package, cancellationToken);
        var contents = book.Contents(cancellationToken);
        var builder = new ExtractedTextBuilder(input.Limits, cancellationToken);
        foreach (var path in book.Chapters())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (package.Read(path, cancellationToken) is { } chapter)
                WriteChapter(chapter, contents.GetValueOrDefault(path), builder, input.Limits, cancellationToken);
            else
                builder.Warn($"A chapter is missing or damaged: {path}.");
        }

        return builder.Build(book.Title, book.Metadata());
    }

    private static void WriteChapter(
        byte[] chapter,
        (string Title, int Level) entry,
        ExtractedTextBuilder builder,
        ReaderLimits limits,
        CancellationToken cancellationToken
    )
    {
        var html = TextDecoding.Decode(chapter, HtmlSource.DeclaredEncoding(chapter));
        using var page = HtmlSource.Parse(html, limits, cancellationToken);
        if (page.Body is not { } body)
            return;
        if (entry.Title is { Length: > 0 } title && body.QuerySelector(Headings) is null && body.TextContent.Trim().Length > 0)
            builder.Heading(entry.Level, title);
        new HtmlBlocks(builder).Write(body);
    }

    private static void RefuseProtected(EpubPackage package, CancellationToken cancellationToken)
    {
        var locked = package
            .ReadXml(Encryption, cancellationToken)
            ?.Descendants()
            .Where(element => element.Name.LocalName is "EncryptedData")
            .Any(part =>
                part.Elements().FirstOrDefault(child => child.Name.LocalName is "EncryptionMethod")?.Attribute("Algorithm")?.Value
                    is not { } algorithm
                || !FontAlgorithms.Contains(algorithm, StringComparer.Ordinal)
            );
        if (locked == true)
            throw new DocumentReaderException(
                "The book is protected against copying (DRM) and cannot be read. Use an unprotected edition."
            );
    }
}
