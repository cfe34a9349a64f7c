using System.Text;
using System.Text.Json;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Readers.Text;

namespace Chatbot.Knowledge.Readers.Json;

/// <summary>JSON, and JSON Lines with one value per line.</summary>
internal sealed class JsonFileReader : IDocumentReader
{
    private const int MostReportedLines = 20;
    private static readonly HashSet<string> LineExtensions = new(StringComparer.OrdinalIgnoreCase) { ".jsonl", ".ndjson" };

    public string Format => "JSON file";

    public IReadOnlyList<string> MediaTypes { get; } =
    ["application/json", "text/json", "application/ld+json", "application/jsonl", "application/x-ndjson"];

    public IReadOnlyList<string> Extensions { get; } = [".json", ".jsonl", ".ndjson", ".geojson"];

    public ExtractedDocument Read(ReaderInput input, CancellationToken cancellationToken)
    {
        var text = TextDecoding.Decode(input.Content.Span);
        var builder = new ExtractedTextBuilder(input.Limits, cancellationToken);
        var options = new JsonDocumentOptions
        {
            AllowTrailingCommas = true,
            CommentHandling = JsonCommentHandling.Skip,
            MaxDepth = input.Limits.MaxDepth,
        };
        if (LineExtensions.Contains(Path.GetExtension(input.FileName)) || IsLines(text, options))
            return ReadLines(text, options, builder, cancellationToken);
        try
        {
            using var json = JsonDocument.Parse(text, options);
            var values = new JsonBlocks(builder, cancellationToken);
            values.Write(json.RootElement);
            return builder.Build(JsonBlocks.TitleOf(json.RootElement));
        }
        catch (JsonException exception)
        {
            throw Broken(exception, input.Limits);
        }
    }

    private static bool IsLines(string text, JsonDocumentOptions options)
    {
        var lines = new List<string>();
        foreach (var line in text.EnumerateLines())
        {
            if (!line.IsWhiteSpace())
                lines.Add(line.ToString());
            if (lines.Count == 2)
                break;
        }

        return lines.Count == 2 && lines.TrueForAll(line => line.TrimStart().StartsWith('{') && IsJson(line, options));
    }

    private static bool IsJson(string text, JsonDocumentOptions options)
    {
        try
        {
            using var json = JsonDocument.Parse(text, options);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static ExtractedDocument ReadLines(
        string text,
        JsonDocumentOptions options,
        ExtractedTextBuilder builder,
        CancellationToken cancellationToken
    )
    {
        var values = new JsonBlocks(builder, cancellationToken);
        int number = 0,
            broken = 0,
            read = 0;
        foreach (var line in text.EnumerateLines())
        {
            number++;
            if (line.IsWhiteSpace())
                continue;
            try
            {
                using var json = JsonDocument.Parse(line.ToString(), options);
                values.WriteRecord(json.RootElement);
                read++;
            }
            catch (JsonException)
            {
                if (++broken <= MostReportedLines)
                    builder.Warn($"Line {number} is not valid JSON and was left out.");
            }
        }

        values.Flush();
        if (read == 0)
            throw new DocumentReaderException(
                "No line of the file is valid JSON. It may have been cut off or has another format."
            );
        if (broken > MostReportedLines)
            builder.Warn($"{broken - MostReportedLines} more lines are not valid JSON and were left out.");
        return builder.Build(title: null);
    }

    private static DocumentReaderException Broken(JsonException exception, ReaderLimits limits)
    {
        if (exception.Message.Contains("depth", StringComparison.OrdinalIgnoreCase))
            return new DocumentReaderException($"The file is nested more than {limits.MaxDepth} levels deep.", exception);
        var place = exception.LineNumber is { } line ? $" (line {line + 1}, character {exception.BytePositionInLine + 1})" : "";
        return new DocumentReaderException(
            $"The file is not valid JSON{place}; it may have been cut off. Repair it, or import it as a .txt file.",
            exception
        );
    }
}
