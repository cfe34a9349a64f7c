using System.Text.Json;

namespace Chatbot.Knowledge.Readers.Json;

/// <summary>Writes parsed JSON as text that people read: paths, records, tables. The parser has bounded the depth.</summary>
internal sealed class JsonBlocks(ExtractedTextBuilder builder, CancellationToken cancellationToken)
{
    private const int RecordLevel = 2;
    private const int LongestList = 1000;
    private readonly RecordWriter _records = new(builder);

    /// <summary>The title that a root object gives itself.</summary>
    public static string? TitleOf(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return null;
        foreach (var key in (string[])["title", "name"])
        {
            if (root.TryGetProperty(key, out var title) && title.ValueKind == JsonValueKind.String)
                return title.GetString();
        }

        return null;
    }

    /// <summary>Writes a whole value.</summary>
    public void Write(JsonElement root)
    {
        WriteValue("", root, level: 1);
        Flush();
    }

    /// <summary>Writes a value of many; the runs end with <see cref="Flush"/>.</summary>
    public void WriteRecord(JsonElement value) => WriteValue("", value, RecordLevel);

    /// <summary>Writes what is still held.</summary>
    public void Flush() => _records.Flush();

    private void WriteValue(string path, JsonElement value, int level)
    {
        cancellationToken.ThrowIfCancellationRequested();
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(value, level);
                break;
            case JsonValueKind.Array when !IsList(value):
                foreach (var item in value.EnumerateArray())
                    WriteValue(path, item, Math.Max(level, RecordLevel));
                break;
            default:
                _records.Flush();
                builder.Paragraph(path.Length > 0 ? $"{path}: {Scalar(value)}" : Scalar(value), keepLines: true);
                break;
        }
    }

    /// <summary>An object is one record of its simple fields; lists of objects in it follow under a heading with their path.</summary>
    private void WriteObject(JsonElement value, int level)
    {
        var fields = new List<RecordField>();
        var lists = new List<(string Path, JsonElement Value)>();
        Collect("", value, fields, lists);
        if (fields.Count > 0)
            _records.Write(fields, level);
        foreach (var (path, list) in lists)
        {
            _records.Flush();
            builder.Heading(level + 1, path);
            WriteValue(path, list, level + 2);
            _records.Flush();
        }
    }

    private void Collect(string path, JsonElement value, List<RecordField> fields, List<(string Path, JsonElement Value)> lists)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var property in value.EnumerateObject())
        {
            var name = path.Length > 0 ? $"{path}.{property.Name}" : property.Name;
            switch (property.Value.ValueKind)
            {
                case JsonValueKind.Object:
                    Collect(name, property.Value, fields, lists);
                    break;
                case JsonValueKind.Array when !IsList(property.Value):
                    lists.Add((name, property.Value));
                    break;
                default:
                    if (Scalar(property.Value) is { Length: > 0 } text)
                        fields.Add(new RecordField(name, text));
                    break;
            }
        }
    }

    /// <summary>Whether an array holds simple values only, and so reads as a list in one line.</summary>
    private static bool IsList(JsonElement array) =>
        array.GetArrayLength() <= LongestList
        && array.EnumerateArray().All(item => item.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array));

    private static string Scalar(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => Text(value),
            JsonValueKind.Null or JsonValueKind.Undefined => "",
            JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(Scalar)),
            _ => value.GetRawText(),
        };

    private static string Text(JsonElement value)
    {
        try
        {
            return value.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, written as an escape.
            return value.GetRawText().Trim('"');
        }
    }
}
