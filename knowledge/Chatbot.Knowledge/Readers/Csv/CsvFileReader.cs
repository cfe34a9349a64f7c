using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Readers.Text;
using CsvHelper;

namespace Chatbot.Knowledge.Readers.Csv;

/// <summary>Tables in text (.csv, .tsv): delimiter, encoding and header row are found from the content.</summary>
internal sealed class CsvFileReader : IDocumentReader
{
    private const int MostLinesInCell = 200;

    public string Format => "CSV file";

    public IReadOnlyList<string> MediaTypes { get; } = ["text/csv", "text/tab-separated-values", "application/csv"];

    public IReadOnlyList<string> Extensions { get; } = [".csv", ".tsv", ".tab"];

    public ExtractedDocument Read(ReaderInput input, CancellationToken cancellationToken)
    {
        var text = TextDecoding.Decode(input.Content.Span);
        var delimiter = CsvDialect.TakeDeclaredDelimiter(ref text) ?? CsvDialect.FindDelimiter(text);
        var quotes = !HasRunawayQuote(text, delimiter, cancellationToken);
        var sample = CsvDialect.Sample(Rows(text, delimiter, quotes, cancellationToken));
        var builder = new ExtractedTextBuilder(input.Limits, cancellationToken);
        var rows = Rows(text, delimiter, quotes, cancellationToken);
        var preamble = CsvDialect.PreambleRows(sample);
        foreach (var line in sample.Take(preamble))
            builder.Paragraph(string.Join(' ', line));
        builder.Table(rows.Skip(preamble), CsvDialect.HasHeader([.. sample.Skip(preamble)]));
        return builder.Build(title: null);
    }

    /// <summary>A quote that never closes swallows the rest of the file; in such files every line is a row.</summary>
    private static bool HasRunawayQuote(string text, char delimiter, CancellationToken cancellationToken)
    {
        if (!text.Contains('"', StringComparison.Ordinal))
            return false;
        foreach (var row in Rows(text, delimiter, quotes: true, cancellationToken))
        {
            if (Array.Exists(row, cell => cell.AsSpan().Count('\n') > MostLinesInCell))
                return true;
        }

        return text.AsSpan().Count('"') % 2 != 0;
    }

    private static IEnumerable<string[]> Rows(string text, char delimiter, bool quotes, CancellationToken cancellationToken)
    {
        using var csv = CsvReader.FromText(
            text,
            new CsvReaderOptions
            {
                Separator = delimiter,
                DetectSeparatorHint = false,
                HasHeader = false,
                AllowLineBreaksInQuotes = quotes,
                TrimWhitespace = true,
            }
        );
        while (csv.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var row = new string[csv.FieldCount];
            for (var i = 0; i < row.Length; i++)
                row[i] = csv.GetString(i);
            yield return row;
        }
    }
}
