using System.Text;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Tests.Readers.Csv;

public sealed class CsvFileReaderTests : DocumentReaderConformanceTests
{
    static CsvFileReaderTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    protected override string FileName => "a.csv";

    protected override byte[] Sample => Encoding.UTF8.GetBytes($"City,Note\nBonn,{Sentence}\nKöln,\"two\nlines\"\n");

    protected override bool HasSignature => false;

    protected override byte[]? Deep =>
        Encoding.UTF8.GetBytes(new string('"', 100_001) + string.Concat(Enumerable.Repeat(",", 100_000)));

    protected override byte[]? Bomb => null;

    [Theory]
    [InlineData("City,Rate\nBonn,24\nKöln,28")]
    [InlineData("City;Rate\r\nBonn;24\r\nKöln;28\r\n")]
    [InlineData("City\tRate\nBonn\t24\nKöln\t28")]
    [InlineData("City|Rate\nBonn|24\nKöln|28")]
    [InlineData("sep=;\nCity;Rate\nBonn;24\nKöln;28")]
    [InlineData("\"City\" , \"Rate\"\n\"Bonn\" , \"24\"\n\n\"Köln\" , \"28\"")]
    public async Task Table_IsFoundWhateverTheDelimiter(string source)
    {
        var document = await AllReaders.ReadAsync(FileName, Encoding.UTF8.GetBytes(source));

        Assert.Equal("| City | Rate |\n| --- | --- |\n| Bonn | 24 |\n| Köln | 28 |", document.Text);
        var table = Assert.Single(document.Blocks);
        Assert.Equal(BlockKind.Table, table.Kind);
        Assert.True(table.HasHeader);
        Assert.Equal(3, table.Rows.Count);
    }

    [Fact]
    public async Task QuotesNewlinesAndRaggedRows_AreKept()
    {
        const string source = "Name,Text,N\n\"Meier, Anna\",\"says \"\"hi\"\"\nand goes\",1\nBo,x\nCy,y,3,extra\n";
        var document = await AllReaders.ReadAsync(FileName, Encoding.UTF8.GetBytes(source));

        Assert.Equal(
            "| Name | Text | N |\n| --- | --- | --- |\n| Meier, Anna | says \"hi\" and goes | 1 |\n| Bo | x |\n| Cy | y | 3 | extra |",
            document.Text
        );
    }

    [Fact]
    public async Task QuoteThatNeverCloses_SwallowsNoRows()
    {
        var rows = string.Concat(Enumerable.Range(1, 300).Select(i => $"item {i},{i}\n"));
        var document = await AllReaders.ReadAsync(FileName, Encoding.UTF8.GetBytes("Name,N\n\"broken,0\n" + rows));

        Assert.Equal(302, Assert.Single(document.Blocks).Rows.Count);
    }

    [Fact]
    public async Task FiguresOnly_HaveNoHeader() =>
        Assert.False(Assert.Single((await AllReaders.ReadAsync(FileName, "1,2\n3,4\n5,6\n"u8.ToArray())).Blocks).HasHeader);

    [Fact]
    public async Task DecimalCommas_DoNotCutCells() =>
        Assert.Contains(
            "| Bonn | 1,5 | 2,5 |",
            (await AllReaders.ReadAsync(FileName, "Stadt;A;B\nBonn;1,5;2,5\nUlm;2,5;3,5\n"u8.ToArray())).Text
        );

    [Fact]
    public async Task TitleAboveTheTable_IsAParagraph()
    {
        const string source = "Sales by city\n\nCity,Year,Sum\nBonn,2024,5\nUlm,2024,6\nJena,2024,7\n";
        var document = await AllReaders.ReadAsync(FileName, Encoding.UTF8.GetBytes(source));

        Assert.Equal([BlockKind.Paragraph, BlockKind.Table], document.Blocks.Select(block => block.Kind));
        Assert.True(document.Blocks[1].HasHeader);
    }

    [Fact]
    public async Task LegacyEncoding_IsRecognised()
    {
        const string source = "Straße;Größe\nMüllerstraße 5;groß\nKönigsallee 7;übergroß\n";
        var document = await AllReaders.ReadAsync(FileName, Encoding.GetEncoding(1252).GetBytes(source));

        Assert.Contains("| Müllerstraße 5 | groß |", document.Text);
    }
}
