using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Readers.Packages;
using DocumentFormat.OpenXml.Packaging;

namespace Chatbot.Knowledge.Readers.Word;

/// <summary>Word documents (.docx, transitional and strict): headings by style, lists, tables, text boxes, notes.</summary>
internal sealed class WordReader : IDocumentReader
{
    public string Format => "Word document";

    public IReadOnlyList<string> MediaTypes { get; } =
    [
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.ms-word.document.macroenabled.12",
    ];

    public IReadOnlyList<string> Extensions { get; } = [".docx", ".docm"];

    public ExtractedDocument Read(ReaderInput input, CancellationToken cancellationToken)
    {
        using var package = new MemoryStream(input.Content.ToArray(), writable: false);
        PackageGuard.Check(package, input.Limits, cancellationToken);
        var settings = new OpenSettings { AutoSave = false, MaxCharactersInPart = input.Limits.MaxExpandedBytes };
        using var word = WordprocessingDocument.Open(package, isEditable: false, settings);
        var main = word.MainDocumentPart ?? throw new DocumentReaderException("The file is not a Word document.");
        var builder = new ExtractedTextBuilder(input.Limits, cancellationToken);
        var blocks = new WordBlocks(builder, WordStyles.Of(main), WordNotes.Of(main), input.Limits);
        if (main.Document?.Body is { } body)
            blocks.Write(body);
        using var parts = DocumentPackage.Open(input, cancellationToken);
        var properties = OfficeProperties.Of(parts);
        return builder.Build(properties.Title ?? blocks.FirstHeading, properties.Metadata);
    }
}
