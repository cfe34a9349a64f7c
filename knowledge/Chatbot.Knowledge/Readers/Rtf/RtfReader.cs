using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Readers.Rtf;

/// <summary>Rich Text Format: code pages and Unicode, headings, lists, tables, notes; pictures and hidden text are left out.</summary>
internal sealed class RtfReader : IDocumentReader
{
    public string Format => "RTF document";

    public IReadOnlyList<string> MediaTypes { get; } = ["application/rtf", "text/rtf", "application/x-rtf", "text/richtext"];

    public IReadOnlyList<string> Extensions { get; } = [".rtf"];

    public ExtractedDocument Read(ReaderInput input, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var content = input.Content;
        var start = content.Span[..Math.Min(content.Length, 1024)].IndexOf("{\\rtf"u8);
        if (start < 0)
            throw new DocumentReaderException("The file is not an RTF document: it does not begin as one.");
        var builder = new ExtractedTextBuilder(input.Limits, cancellationToken);
        var body = new RtfBody(builder);
        var tables = new RtfTables();
        var isWhole = new RtfParser(body, tables, cancellationToken).Read(new RtfTokens(content[start..]));
        body.End();
        tables.Properties.Remove("title", out var title);
        return builder.Build(title ?? body.FirstHeading, tables.Properties) with
        {
            Warnings = isWhole ? [] : ["The file ends before its last part; it may have been cut off while copying."],
        };
    }
}
