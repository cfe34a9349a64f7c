using System.Globalization;
using System.Xml;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Readers.Packages;
using Chatbot.Knowledge.Readers.Sheets;

namespace Chatbot.Knowledge.Readers.Excel;

/// <summary>Excel workbooks (.xlsx): every sheet a heading, its cells as they are shown, tables under their header rows.</summary>
internal sealed class ExcelReader : IDocumentReader
{
    public string Format => "Excel workbook";

    public IReadOnlyList<string> MediaTypes { get; } =
    [
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.template",
        "application/vnd.ms-excel.sheet.macroenabled.12",
    ];

    public IReadOnlyList<string> Extensions { get; } = [".xlsx", ".xlsm", ".xltx", ".xltm"];

    public ExtractedDocument Read(ReaderInput input, CancellationToken cancellationToken)
    {
        using var package = DocumentPackage.Open(input, cancellationToken);
        var workbook = ExcelWorkbook.Of(package, cancellationToken);
        var builder = new ExtractedTextBuilder(input.Limits, cancellationToken);
        var warnings = new List<string>();
        var done = 0;
        foreach (var sheet in workbook.Sheets)
        {
            input.Progress(done++, workbook.Sheets.Count);
            try
            {
                Write(builder, package, workbook.Styles, sheet, cancellationToken);
            }
            catch (Exception exception) when (exception is XmlException or InvalidDataException)
            {
                warnings.Add($"The sheet \"{sheet.Name}\" is damaged; only its beginning may have been read.");
            }
        }

        var properties = OfficeProperties.Of(package);
        properties.Metadata["sheets"] = workbook.Sheets.Count.ToString(CultureInfo.InvariantCulture);
        OfficeProperties.Add(
            properties.Metadata,
            "hidden-sheets",
            Names(workbook.Sheets.Where(s => s.IsHidden).Select(s => s.Name))
        );
        OfficeProperties.Add(properties.Metadata, "skipped-sheets", Names(workbook.Internals));
        return builder.Build(properties.Title, properties.Metadata) with { Warnings = warnings };
    }

    private static void Write(
        ExtractedTextBuilder builder,
        DocumentPackage package,
        ExcelStyles styles,
        ExcelSheet sheet,
        CancellationToken cancellationToken
    )
    {
        var pending = sheet.Name;
        var notes = new ExcelNotes(package, sheet.Part);
        if (sheet.IsChart)
        {
            builder.Heading(1, sheet.Name);
            notes.WriteDrawings(builder, withValues: true);
            return;
        }

        var rows = new ExcelRows(package, styles, cancellationToken);
        var writer = new SheetWriter(builder, rows.LayoutOf(sheet.Part));
        try
        {
            foreach (var row in rows.RowsOf(sheet.Part))
            {
                if (pending is not null)
                    builder.Heading(1, pending);
                pending = null;
                writer.Add(row);
            }
        }
        finally
        {
            writer.End();
        }

        if (pending is not null && notes.Any)
            builder.Heading(1, pending);
        notes.WriteDrawings(builder, withValues: false);
        notes.WriteComments(builder);
    }

    private static string Names(IEnumerable<string> names) => string.Join(", ", names);
}
