using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Readers.Excel;
using Chatbot.Knowledge.Readers.Packages;
using Chatbot.Knowledge.Readers.PowerPoint;
using Chatbot.Knowledge.Readers.Rtf;
using Chatbot.Knowledge.Readers.Word;

namespace Chatbot.Knowledge.Readers.LegacyOffice;

/// <summary>
/// Files with the names of old Office formats (.doc, .xls, .ppt). What is really a newer format or RTF under an old name is
/// read; the old formats themselves end with the reason.
/// </summary>
internal sealed class LegacyOfficeReader : IDocumentReader
{
    private static readonly IDocumentReader[] Packed = [new WordReader(), new ExcelReader(), new PowerPointReader()];
    private static readonly RtfReader Rtf = new();

    public string Format => "Office document";

    public IReadOnlyList<string> MediaTypes { get; } =
    ["application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint"];

    public IReadOnlyList<string> Extensions { get; } = [".doc", ".dot", ".xls", ".xlt", ".xlsb", ".ppt", ".pps"];

    public ExtractedDocument Read(ReaderInput input, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var content = input.Content.Span;
        if (CompoundFile.Is(content))
            throw CompoundFile.Reason(content);
        if (content.StartsWith("{\\rtf"u8))
            return Rtf.Read(input, cancellationToken);
        if (!content.StartsWith("PK"u8))
            throw new DocumentReaderException(
                "The file is damaged or is in a format before Office 97. Save it as .docx, .xlsx or .pptx."
            );
        return Reader(input, cancellationToken).Read(input, cancellationToken);
    }

    private static IDocumentReader Reader(ReaderInput input, CancellationToken cancellationToken)
    {
        using var package = DocumentPackage.Open(input, cancellationToken);
        var part = package.RelationsOf("").OfKind("officeDocument").FirstOrDefault() ?? "";
        return part.EndsWith(".bin", StringComparison.OrdinalIgnoreCase)
                ? throw new DocumentReaderException(
                    "The file is a binary workbook (.xlsb). Save it as .xlsx and import it again."
                )
            : part.StartsWith("xl/", StringComparison.OrdinalIgnoreCase) ? Packed[1]
            : part.StartsWith("ppt/", StringComparison.OrdinalIgnoreCase) ? Packed[2]
            : Packed[0];
    }
}
