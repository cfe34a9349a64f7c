using Chatbot.Knowledge.Documents;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Chatbot.Knowledge.Tests.Readers.Pdf;

/// <summary>Reading order, tables and small print of printed pages.</summary>
public sealed class PdfLayoutTests
{
    private static readonly string[] Words = "when the sun rose over hills people went out to their fields and began".Split(' ');

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Columns_AreReadOneAfterTheOtherBelowATitleOverAll(int columns)
    {
        var width = 500.0 / columns;
        var document = await ReadAsync(page =>
        {
            page.Add("A title that runs over all of the columns of this page", 50, 800, 16);
            for (var column = 0; column < columns; column++)
            {
                for (var line = 0; line < 30; line++)
                    page.Add(Line(column, line, (int)(width / 6)), 50 + (column * width), 770 - (line * 13) - column, 9);
            }

            page.Add("And a last line that runs over all of the columns below them, in the middle of it all.", 50, 340, 9);
        });

        var places = Enumerable.Range(0, columns).SelectMany(c => Enumerable.Range(0, 30).Select(l => $"c{c}l{l} ")).ToList();
        var found = places.ConvertAll(place => document.Text.IndexOf(place, StringComparison.Ordinal));
        Assert.DoesNotContain(-1, found);
        Assert.Equal(found.Order(), found);
        Assert.StartsWith("A title", document.Text);
        Assert.EndsWith("in the middle of it all.", document.Text);
        Assert.DoesNotContain(document.Blocks, block => block.Kind == BlockKind.Table);
    }

    [Fact]
    public async Task BorderlessTable_KeepsRowsEmptyCellsAndStackedHeader()
    {
        string[][] rows =
        [
            ["", "2023", "", "2024", ""],
            ["Country", "Full", "Reduced", "Full", "Reduced"],
            ["Spain", "21.0", "10.0", "21.0", "10.0"],
            ["Denmark", "25.0", "", "25.0", ""],
            ["France", "20.0", "5.5", "20.0", "5.5"],
            ["Germany", "19.0", "7.0", "19.0", "7.0"],
        ];
        var document = await ReadAsync(page =>
        {
            page.Add("The following table lists the rates of value added tax in four countries.", 50, 800, 10);
            for (var row = 0; row < rows.Length; row++)
            {
                for (var column = 0; column < 5; column++)
                    page.Add(rows[row][column], 50 + (column * 90), 770 - (row * 14), 10);
            }

            page.Add("After the table the text goes on over the whole width of the page as it did before.", 50, 650, 10);
        });

        var table = Assert.Single(document.Blocks, block => block.Kind == BlockKind.Table);
        Assert.True(table.HasHeader);
        Assert.Equal(
            "| Country | 2023 Full | 2023 Reduced | 2024 Full | 2024 Reduced |\n| --- | --- | --- | --- | --- |\n"
                + "| Spain | 21.0 | 10.0 | 21.0 | 10.0 |\n| Denmark | 25.0 |  | 25.0 |  |\n| France | 20.0 | 5.5 | 20.0 | 5.5 |\n"
                + "| Germany | 19.0 | 7.0 | 19.0 | 7.0 |",
            document.TextOf(table).ToString()
        );
        Assert.StartsWith("The following", document.Text);
        Assert.EndsWith("as it did before.", document.Text);
    }

    [Fact]
    public async Task RuledTable_JoinsTheLinesOfACell()
    {
        var document = await ReadAsync(page =>
        {
            foreach (var y in (double[])[700, 680, 640, 620])
                page.Rule(50, y, 350, y);
            foreach (var x in (double[])[50, 150, 350])
                page.Rule(x, 620, x, 700);
            page.Add("Term", 55, 686, 10);
            page.Add("Meaning", 155, 686, 10);
            page.Add("Deadline", 55, 666, 10);
            page.Add("The day on which the", 155, 666, 10);
            page.Add("request must be in.", 155, 652, 10);
            page.Add("Owner", 55, 626, 10);
            page.Add("Who answers for it.", 155, 626, 10);
        });

        Assert.Equal(
            "| Term | Meaning |\n| --- | --- |\n| Deadline | The day on which the request must be in. |\n| Owner | Who answers for it. |",
            document.Text
        );
    }

    [Fact]
    public async Task Footnote_FollowsTheParagraphThatGoesOnOnTheNextPage()
    {
        var document = await ReadAsync(
            page =>
            {
                for (var line = 0; line < 40; line++)
                    page.Add($"line {line} of a paragraph without an end on this page that is long", 50, 780 - (line * 13), 10);
                page.Add("1 A note in small print at the foot of the page.", 50, 80, 7);
            },
            page => page.Add("and so it ends here.", 50, 780, 10)
        );

        Assert.Contains("that is long and so it ends here.", document.Text);
        Assert.EndsWith("1 A note in small print at the foot of the page.", document.Text);
    }

    [Fact]
    public async Task HeaderCloseToTheText_IsLeftOut()
    {
        static void Page(PdfTestPage page)
        {
            page.Add("Annual report of the company", 50, 800, 10);
            for (var line = 0; line < 10; line++)
                page.Add($"line {line} of the text with some words, ", 50, 787 - (line * 13), 10);
        }

        var document = await ReadAsync(Page, Page, Page, Page);

        Assert.DoesNotContain("Annual report", document.Text);
        Assert.Contains("line 0 of the text", document.Text);
    }

    [Fact]
    public async Task List_GivesItsEntries()
    {
        var document = await ReadAsync(page =>
        {
            page.Add("Bring along what you need for the day:", 50, 780, 10);
            page.Add("1.", 50, 765, 10);
            page.Add("the badge that you were given", 65, 765, 10);
            page.Add("on your first day", 65, 752, 10);
            page.Add("2.", 50, 739, 10);
            page.Add("a pen", 65, 739, 10);
        });

        Assert.Equal(
            [
                (BlockKind.Paragraph, "Bring along what you need for the day:"),
                (BlockKind.ListItem, "1. the badge that you were given on your first day"),
                (BlockKind.ListItem, "2. a pen"),
            ],
            document.Blocks.Select(block => (block.Kind, document.TextOf(block).ToString()))
        );
    }

    private static string Line(int column, int line, int length)
    {
        var text = $"c{column}l{line} ";
        for (var i = line; text.Length < length; i++)
            text += Words[i % Words.Length] + " ";
        return text.TrimEnd();
    }

    private static async Task<ExtractedDocument> ReadAsync(params Action<PdfTestPage>[] pages)
    {
        using var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        foreach (var draw in pages)
            draw(new PdfTestPage(builder.AddPage(PageSize.A4), font));
        return await AllReaders.ReadAsync("a.pdf", builder.Build());
    }

    private sealed class PdfTestPage(PdfPageBuilder page, PdfDocumentBuilder.AddedFont font)
    {
        public void Add(string text, double x, double y, double size)
        {
            if (text.Length > 0)
                page.AddText(text, size, new PdfPoint(x, y), font);
        }

        public void Rule(double x1, double y1, double x2, double y2) => page.DrawLine(new PdfPoint(x1, y1), new PdfPoint(x2, y2));
    }
}
