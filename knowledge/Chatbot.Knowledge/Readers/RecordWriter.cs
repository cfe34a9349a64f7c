namespace Chatbot.Knowledge.Readers;

/// <summary>
/// Writes records (objects of a JSON file, elements of an XML file): a run of short records of the same shape becomes a
/// table, anything else one paragraph per record with a line per field, and long values paragraphs of their own.
/// </summary>
internal sealed class RecordWriter(ExtractedTextBuilder builder)
{
    private const int MaxColumns = 30;
    private const int LongestCell = 200;
    private static readonly HashSet<string> TitleKeys = new(StringComparer.OrdinalIgnoreCase)
    {
        "title",
        "name",
        "subject",
        "headline",
    };

    private static readonly HashSet<string> ProseKeys = new(StringComparer.OrdinalIgnoreCase)
    {
        "text",
        "body",
        "content",
        "abstract",
        "description",
        "summary",
        "value",
    };

    private readonly List<IReadOnlyList<RecordField>> _run = [];
    private readonly List<string> _columns = [];
    private int _level;

    /// <summary>Writes a record, perhaps later: the runs end with <see cref="Flush"/>.</summary>
    /// <param name="fields">Its fields in order.</param>
    /// <param name="level">Level of the heading that the record's own title gets.</param>
    public void Write(IReadOnlyList<RecordField> fields, int level)
    {
        if (!IsTabular(fields))
        {
            Flush();
            WriteText(fields, level);
            return;
        }

        if (!JoinsRun(fields, level))
            Flush();
        _level = level;
        _run.Add(fields);
        foreach (var field in fields.Where(field => !_columns.Contains(field.Key, StringComparer.Ordinal)))
            _columns.Add(field.Key);
    }

    /// <summary>Writes what is still held.</summary>
    public void Flush()
    {
        if (_run.Count == 1)
            WriteText(_run[0], _level);
        else if (_run.Count > 1)
            builder.Table(_run.Select(Row).Prepend(_columns), hasHeader: true);
        _run.Clear();
        _columns.Clear();
    }

    private static bool IsTabular(IReadOnlyList<RecordField> fields) =>
        fields.Count is > 1 and <= MaxColumns
        && fields.All(field => field.Value.Length <= LongestCell)
        && fields.DistinctBy(field => field.Key, StringComparer.Ordinal).Count() == fields.Count;

    private bool JoinsRun(IReadOnlyList<RecordField> fields, int level)
    {
        var known = fields.Count(field => _columns.Contains(field.Key, StringComparer.Ordinal));
        return level == _level && known * 2 >= _columns.Count && _columns.Count + fields.Count - known <= MaxColumns;
    }

    private List<string> Row(IReadOnlyList<RecordField> fields)
    {
        var row = new List<string>(_columns.Count);
        foreach (var column in _columns)
            row.Add(fields.FirstOrDefault(field => string.Equals(field.Key, column, StringComparison.Ordinal)).Value ?? "");
        return row;
    }

    private void WriteText(IReadOnlyList<RecordField> fields, int level)
    {
        var rest = fields.ToList();
        var title = rest.FindIndex(field => TitleKeys.Contains(field.Key) && field.Value.Length is > 0 and <= LongestCell);
        if (title >= 0 && rest.Count > 1)
        {
            builder.Heading(level, rest[title].Value);
            rest.RemoveAt(title);
        }

        var lines = rest.Where(field => !IsProse(field))
            .Select(field => $"{field.Key}: {ExtractedTextBuilder.Clean(field.Value)}");
        builder.Paragraph(string.Join('\n', lines), keepLines: true);
        foreach (var field in rest.Where(IsProse))
            WriteProse(field);
    }

    private static bool IsProse(RecordField field) =>
        field.Value.Length > LongestCell || ProseKeys.Contains(field.Key[(field.Key.LastIndexOf('.') + 1)..]);

    private void WriteProse(RecordField field)
    {
        var prefix = ProseKeys.Contains(field.Key) ? "" : $"{field.Key}: ";
        foreach (var paragraph in field.Value.ReplaceLineEndings("\n").Split("\n\n"))
        {
            builder.Paragraph(prefix + paragraph, keepLines: true);
            prefix = "";
        }
    }
}
