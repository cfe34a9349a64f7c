using System.Globalization;
using System.Xml.Linq;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Readers.Packages;

namespace Chatbot.Knowledge.Readers.OpenDocument;

/// <summary>OpenDocument texts, sheets and presentations (.odt, .ods, .odp).</summary>
internal sealed class OpenDocumentReader : IDocumentReader
{
    private const string Kind = "application/vnd.oasis.opendocument.";

    public string Format => "OpenDocument file";

    public IReadOnlyList<string> MediaTypes { get; } =
    [
        Kind + "text",
        Kind + "text-template",
        Kind + "spreadsheet",
        Kind + "spreadsheet-template",
        Kind + "presentation",
        Kind + "presentation-template",
    ];

    public IReadOnlyList<string> Extensions { get; } = [".odt", ".ott", ".ods", ".ots", ".odp", ".otp"];

    public ExtractedDocument Read(ReaderInput input, CancellationToken cancellationToken)
    {
        using var package = DocumentPackage.Open(input, cancellationToken);
        if (package.TryLoad("META-INF/manifest.xml").All("encryption-data").Any())
            throw new DocumentReaderException(
                "The file is protected by a password. Save it without the password and import it again."
            );
        var builder = new ExtractedTextBuilder(input.Limits, cancellationToken);
        var (title, metadata) = Properties(package.TryLoad("meta.xml"));
        if (SheetTables.IsSpreadsheet(package))
        {
            new SheetTables(builder, cancellationToken).Write(package);
            return builder.Build(title, metadata);
        }

        var content = package.Load("content.xml") ?? throw new DocumentReaderException("The file is not an OpenDocument file.");
        var blocks = new OpenDocumentBlocks(builder, OpenDocumentStyles.Of(content, package.TryLoad("styles.xml")), input.Limits);
        var body = content.Child("body");
        if (body.Child("presentation") is { } presentation)
            blocks.WriteSlides(presentation);
        else
            blocks.Write(body.Child("text") ?? body.Child("drawing") ?? body?.Elements().FirstOrDefault());
        return builder.Build(title ?? blocks.FirstHeading, metadata);
    }

    private static (string? Title, Dictionary<string, string> Metadata) Properties(XElement? root)
    {
        var meta = root.Child("meta");
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        OfficeProperties.Add(metadata, "author", meta.Child("initial-creator")?.Value ?? meta.Child("creator")?.Value);
        OfficeProperties.Add(metadata, "subject", meta.Child("subject")?.Value);
        OfficeProperties.Add(metadata, "description", meta.Child("description")?.Value);
        OfficeProperties.Add(metadata, "keywords", string.Join(", ", meta.Children("keyword").Select(keyword => keyword.Value)));
        OfficeProperties.Add(metadata, "language", meta.Child("language")?.Value);
        OfficeProperties.Add(metadata, "created", OfficeProperties.Date(meta.Child("creation-date")?.Value));
        OfficeProperties.Add(metadata, "modified", OfficeProperties.Date(meta.Child("date")?.Value));
        if (meta.Child("document-statistic")?.Number("page-count") is { } pages)
            metadata["pages"] = pages.ToString(CultureInfo.InvariantCulture);
        return (meta.Child("title")?.Value is { Length: > 0 } title ? title : null, metadata);
    }
}
