using System.Globalization;
using System.Text;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Readers;

namespace Chatbot.Knowledge.Tests.Readers.Excel;

public sealed class ExcelReaderTests : DocumentReaderConformanceTests
{
    protected override string FileName => "a.xlsx";

    protected override byte[] Sample =>
        OfficeFiles.Workbook([
            ("Sheet", "visible", $"<sheetData>{OfficeFiles.Rows(["Text", Sentence], ["Number", "1"])}</sheetData>"),
        ]);

    protected override bool HasSignature => true;

    protected override byte[]? Deep =>
        OfficeFiles.Workbook([("S", "visible", string.Concat(Enumerable.Repeat("<sheetData><row><c>", 100_000)))]);

    protected override byte[]? Bomb =>
        SampleFiles.Package(("[Content_Types].xml", "<Types/>"u8.ToArray()), ("xl/workbook.xml", new byte[40_000_000]));

    [Theory]
    [InlineData("44927", "14", "", "2023-01-01")]
    [InlineData("44927.5", "22", "", "2023-01-01 12:00")]
    [InlineData("0.256", "9", "", "26%")]
    [InlineData("1234.5", "4", "", "1,234.50")]
    [InlineData("1234567.891", "164", "[$€-407] #,##0.00", "€ 1,234,567.89")]
    [InlineData("45366", "164", "dd.mm.yyyy", "15.03.2024")]
    [InlineData("0.30000000000000004", "0", "", "0.3")]
    [InlineData("1.5", "164", "[h]:mm", "36:00")]
    [InlineData("-5", "164", "0;(0)", "(5)")]
    public async Task Number_IsShownAsItsFormatShowsIt(string value, string id, string code, string expected)
    {
        var styles =
            $"<numFmts><numFmt numFmtId=\"164\" formatCode=\"{code}\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"{id}\"/></cellXfs>";
        var sheet = $"<sheetData><row r=\"1\"><c r=\"A1\" s=\"1\"><v>{value}</v></c></row></sheetData>";
        var document = await AllReaders.ReadAsync(FileName, OfficeFiles.Workbook([("S", "visible", sheet)], styles: styles));

        Assert.Equal(expected, document.TextOf(document.Blocks[^1]).ToString());
    }

    [Fact]
    public async Task Cells_OfEveryKind_AreRead()
    {
        const string sheet =
            "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"str\"><f>1&amp;2</f><v>12</v></c></row>"
            + "<row r=\"2\"><c r=\"A2\" t=\"b\"><v>1</v></c><c r=\"B2\"><f>SUM(A1)</f></c></row>"
            + "<row r=\"3\"><c t=\"e\"><v>#N/A</v></c><c t=\"inlineStr\"><is><r><t>in</t></r><r><t>line</t></r></is></c></row></sheetData>";
        const string strings = "<si><r><t>sha</t></r><r><t>red</t></r><rPh><t>reading</t></rPh></si>";
        var document = await AllReaders.ReadAsync(FileName, OfficeFiles.Workbook([("S", "visible", sheet)], strings));

        Assert.Equal("S\n\n| shared | 12 |\n| --- | --- |\n| TRUE | =SUM(A1) |\n| #N/A | inline |", document.Text);
    }

    [Fact]
    public async Task HeaderRows_AreOneRowAndGoOnAfterAGap()
    {
        var rows = OfficeFiles.Rows(
            ["Rates in percent"],
            ["", "2023", "", "2024", ""],
            ["Country", "Full", "Reduced", "Full", "Reduced"],
            ["Spain", "21", "10", "21", "10"],
            ["", "", "", "", ""],
            ["France", "20", "5.5", "20", "5.5"]
        );
        var sheet = $"<sheetData>{rows}</sheetData><mergeCells><mergeCell ref=\"B2:C2\"/><mergeCell ref=\"D2:E2\"/></mergeCells>";
        var document = await AllReaders.ReadAsync(FileName, OfficeFiles.Workbook([("S", "visible", sheet)]));

        const string header =
            "| Country | 2023 Full | 2023 Reduced | 2024 Full | 2024 Reduced |\n| --- | --- | --- | --- | --- |\n";
        Assert.Equal(
            [
                (BlockKind.Heading, false, "S"),
                (BlockKind.Paragraph, false, "Rates in percent"),
                (BlockKind.Table, true, header + "| Spain | 21 | 10 | 21 | 10 |"),
                (BlockKind.Table, true, header + "| France | 20 | 5.5 | 20 | 5.5 |"),
            ],
            document.Blocks.Select(block => (block.Kind, block.HasHeader, document.TextOf(block).ToString()))
        );
    }

    [Fact]
    public async Task CellMergedDown_IsToldInEveryRow()
    {
        var rows = OfficeFiles.Rows(["Region", "City"], ["North", "Kiel"], ["", "Bremen"]);
        var sheet = $"<sheetData>{rows}</sheetData><mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>";
        Assert.Contains(
            "| North | Bremen |",
            (await AllReaders.ReadAsync(FileName, OfficeFiles.Workbook([("S", "visible", sheet)]))).Text
        );
    }

    [Fact]
    public async Task LongSheet_RepeatsItsHeader()
    {
        var rows = new StringBuilder(OfficeFiles.Rows(["Name", "Amount"]));
        for (var i = 2; i <= 5_000; i++)
            rows.Append(
                CultureInfo.InvariantCulture,
                $"<row r=\"{i}\"><c t=\"inlineStr\"><is><t>n{i}</t></is></c><c><v>{i}</v></c></row>"
            );
        var document = await AllReaders.ReadAsync(
            FileName,
            OfficeFiles.Workbook([("S", "visible", $"<sheetData>{rows}</sheetData>")])
        );

        var tables = document.Blocks.Where(block => block.Kind == BlockKind.Table).ToList();
        Assert.Equal(3, tables.Count);
        Assert.All(tables, table => Assert.StartsWith("| Name | Amount |", document.TextOf(table).ToString()));
        Assert.Equal(4_999 + 3, tables.Sum(table => table.Rows.Count));
    }

    [Fact]
    public async Task HiddenSheet_IsReadAndNamed_InternalSheetIsNot()
    {
        string Sheet(string text) => $"<sheetData>{OfficeFiles.Rows([text])}</sheetData>";
        var document = await AllReaders.ReadAsync(
            FileName,
            OfficeFiles.Workbook([
                ("A", "visible", Sheet("one")),
                ("B", "hidden", Sheet("two")),
                ("C", "veryHidden", Sheet("three")),
            ])
        );

        Assert.Equal("A\n\none\n\nB\n\ntwo", document.Text);
        Assert.Equal("B", document.Metadata["hidden-sheets"]);
        Assert.Equal("C", document.Metadata["skipped-sheets"]);
    }

    [Fact]
    public async Task DamagedSheet_KeepsWhatCameBeforeAndWarns()
    {
        var sheet = $"<sheetData>{OfficeFiles.Rows(["kept"])}<row>";
        var document = await AllReaders.ReadAsync(FileName, OfficeFiles.Workbook([("S", "visible", sheet)]));
        // The layout is read before the rows and stops at the same place.
        Assert.Contains("\"S\" is damaged", Assert.Single(document.Warnings));
    }

    [Fact]
    public async Task BillionLaughs_AreNotTold()
    {
        var bytes = OfficeFiles.Package(
            ("_rels/.rels", OfficeFiles.Rels(("r", "officeDocument", "xl/workbook.xml"))),
            (
                "xl/workbook.xml",
                "<!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><workbook><sheets>&b;</sheets></workbook>"
            )
        );
        Assert.Contains("entities", await AllReaders.RefusalAsync(FileName, bytes));
    }

    [Fact]
    public async Task PathsOutOfThePackage_LeadNowhere()
    {
        var bytes = OfficeFiles.Package(
            ("_rels/.rels", OfficeFiles.Rels(("r", "officeDocument", "../../../../etc/passwd"))),
            ("../../xl/workbook.xml", "<x/>")
        );
        Assert.Contains("not an Excel workbook", await AllReaders.RefusalAsync(FileName, bytes));
    }
}
