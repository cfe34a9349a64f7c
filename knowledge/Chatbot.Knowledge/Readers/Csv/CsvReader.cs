using System.Globalization;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Readers.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Chatbot.Knowledge.Readers.Csv;

/// <summary>Tables in text (.csv, .tsv): delimiter, encoding and header row are found from the content.</summary>
internal sealed class CsvReader : IDocumentReader
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

    /// <summary>A quote that never closes swallows the rest of the file; such files use quotes as plain characters.</summary>
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
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter.ToString(),
            BadDataFound = null,
            Mode = quotes ? CsvMode.RFC4180 : CsvMode.NoEscape,
            IgnoreBlankLines = true,
            TrimOptions = quotes ? TrimOptions.Trim : TrimOptions.None,
            HasHeaderRecord = false,
        };
        using var source = new StringReader(text);
        using var parser = new CsvParser(source, configuration);
        while (parser.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (parser.Record is { } record)
                yield return record;
        }
    }
}
