using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Readers.Text;

namespace Chatbot.Knowledge.Readers.Xml;

/// <summary>XML of any kind. Document types are not read, entities not expanded, and nothing is fetched.</summary>
internal sealed partial class XmlFileReader : IDocumentReader
{
    private const int PrologCharacters = 64 * 1024;

    public string Format => "XML file";

    public IReadOnlyList<string> MediaTypes { get; } =
    ["application/xml", "text/xml", "application/rss+xml", "application/atom+xml"];

    public IReadOnlyList<string> Extensions { get; } = [".xml", ".rss", ".atom", ".xsd", ".xsl", ".xslt", ".wsdl", ".dita"];

    public ExtractedDocument Read(ReaderInput input, CancellationToken cancellationToken)
    {
        var text = TextDecoding
            .Decode(input.Content.Span, DeclaredEncoding(input.Content.Span))
            .TrimStart('\uFEFF', ' ', '\n', '\r');
        RefuseEntities(text);
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Ignore,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            MaxCharactersInDocument = input.Limits.MaxExpandedBytes,
        };
        var builder = new ExtractedTextBuilder(input.Limits, cancellationToken);
        var blocks = new XmlBlocks(builder, input.Limits, cancellationToken);
        var root = Load(text, settings, input.Limits, cancellationToken);
        blocks.Write(root);
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        if (root.Attribute(XNamespace.Xml + "lang")?.Value is { Length: > 0 } language)
            metadata["language"] = language;
        return builder.Build(blocks.Title, metadata);
    }

    private static XElement Load(
        string text,
        XmlReaderSettings settings,
        ReaderLimits limits,
        CancellationToken cancellationToken
    )
    {
        try
        {
            using (var source = new StringReader(text))
            {
                using var xml = XmlReader.Create(source, settings);
                while (xml.Read())
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    if (xml.Depth > limits.MaxDepth)
                        throw new DocumentReaderException($"The file is nested more than {limits.MaxDepth} levels deep.");
                }
            }

            using var again = new StringReader(text);
            using var content = XmlReader.Create(again, settings);
            return XElement.Load(content);
        }
        catch (XmlException exception)
        {
            throw Broken(exception);
        }
    }

    private static void RefuseEntities(string text)
    {
        var prolog = text.AsSpan(0, Math.Min(text.Length, PrologCharacters));
        if (prolog.Contains("<!ENTITY", StringComparison.OrdinalIgnoreCase))
            throw new DocumentReaderException(
                "The file declares XML entities, which is not safe to read. Save it without a document type declaration."
            );
    }

    private static DocumentReaderException Broken(XmlException exception) =>
        exception.Message.Contains("entity", StringComparison.OrdinalIgnoreCase)
            ? new DocumentReaderException(
                $"The file refers to an XML entity that is not read (line {exception.LineNumber}). Save it without entities.",
                exception
            )
            : new DocumentReaderException(
                $"The file is not valid XML (line {exception.LineNumber}, character {exception.LinePosition}); it may have been cut off.",
                exception
            );

    private static string? DeclaredEncoding(ReadOnlySpan<byte> bytes)
    {
        var start = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 256)]);
        return Declaration().Match(start) is { Success: true } match ? match.Groups["name"].Value : null;
    }

    [GeneratedRegex(
        """^\s*<\?xml[^>]*encoding\s*=\s*["'](?<name>[A-Za-z0-9_:.\-]+)""",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Declaration();
}
