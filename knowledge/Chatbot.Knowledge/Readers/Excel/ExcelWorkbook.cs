using System.Xml.Linq;
using Chatbot.Knowledge.Readers.Packages;

namespace Chatbot.Knowledge.Readers.Excel;

/// <summary>The sheets of a workbook in order, and what all of them share.</summary>
internal sealed class ExcelWorkbook
{
    private ExcelWorkbook(ExcelStyles styles, IReadOnlyList<ExcelSheet> sheets, IReadOnlyList<string> internals) =>
        (Styles, Sheets, Internals) = (styles, sheets, internals);

    /// <summary>Shared strings and number formats.</summary>
    public ExcelStyles Styles { get; }

    /// <summary>Sheets that a person can bring to sight, in the order of their tabs.</summary>
    public IReadOnlyList<ExcelSheet> Sheets { get; }

    /// <summary>Names of sheets that only a program can show; they are not read.</summary>
    public IReadOnlyList<string> Internals { get; }

    public static ExcelWorkbook Of(DocumentPackage package, CancellationToken cancellationToken)
    {
        var part = package.RelationsOf("").OfKind("officeDocument").FirstOrDefault() ?? "xl/workbook.xml";
        var workbook = package.Load(part);
        if (workbook?.Name.LocalName != "workbook")
            throw new DocumentReaderException("The file is not an Excel workbook (.xlsx), or it is an .xlsb; save it as .xlsx.");
        var relations = package.RelationsOf(part);
        var startsIn1904 = workbook.Child("workbookPr")?.Flag("date1904") == true;
        var styles = new ExcelStyles(
            ExcelStrings.Read(package, relations.OfKind("sharedStrings").FirstOrDefault(), cancellationToken),
            ExcelFormats.Of(package, relations.OfKind("styles").FirstOrDefault(), startsIn1904)
        );
        var entries = workbook.Child("sheets").Children("sheet").ToList();
        var internals = entries.Where(IsInternal).Select(entry => entry.Text("name") ?? "").ToList();
        var sheets = new List<ExcelSheet>();
        foreach (var entry in entries.Where(entry => !IsInternal(entry)))
        {
            var id = RelationOf(entry);
            if (relations.Target(id) is not { } target)
                continue;
            var isChart = relations.Kind(id).Equals("chartsheet", StringComparison.OrdinalIgnoreCase);
            sheets.Add(new ExcelSheet(entry.Text("name") ?? "", target, isChart, entry.Text("state") == "hidden"));
        }

        return new ExcelWorkbook(styles, sheets, internals);
    }

    private static bool IsInternal(XElement entry) => entry.Text("state") == "veryHidden";

    /// <summary>The attribute <c>r:id</c>, not the sheet's own number.</summary>
    private static string? RelationOf(XElement entry) =>
        entry
            .Attributes()
            .FirstOrDefault(attribute => attribute.Name.LocalName == "id" && attribute.Name.NamespaceName.Length > 0)
            ?.Value;
}
