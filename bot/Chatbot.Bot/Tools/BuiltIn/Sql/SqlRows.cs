using System.Data.Common;
using System.Globalization;
using System.Text;

namespace Chatbot.Bot.Tools.BuiltIn.Sql;

/// <summary>The rows of a result.</summary>
/// <param name="Columns">Names of the columns.</param>
/// <param name="Rows">Values as text; null = NULL.</param>
/// <param name="IsCut">Whether there are more rows than may be shown.</param>
internal sealed record SqlRows(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string?>> Rows, bool IsCut)
{
    private const int LongestValue = 500;

    /// <summary>Long texts are never held as a whole when the reader reads one value after the other.</summary>
    public static async Task<SqlRows> ReadAsync(DbDataReader reader, int maxRows, CancellationToken cancellationToken)
    {
        var rows = new List<IReadOnlyList<string?>>();
        var isMore = await reader.ReadAsync(cancellationToken);
        for (; isMore && rows.Count < maxRows; isMore = await reader.ReadAsync(cancellationToken))
        {
            rows.Add(await RowAsync(reader, cancellationToken));
        }

        return new(Names(reader), rows, isMore);
    }

    public static SqlRows Read(DbDataReader reader, int maxRows)
    {
        var rows = new List<IReadOnlyList<string?>>();
        var isMore = reader.Read();
        for (; isMore && rows.Count < maxRows; isMore = reader.Read())
        {
            rows.Add(Row(reader));
        }

        return new(Names(reader), rows, isMore);
    }

    /// <summary>As tab-separated lines with a header.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(string.Join('\t', Columns));
        foreach (var row in Rows)
        {
            text.Append('\n').AppendJoin('\t', row.Select(value => value ?? "NULL"));
        }

        text.Append(
            CultureInfo.InvariantCulture,
            $"\n({Rows.Count} rows{(IsCut ? "; there are more, which are not shown" : "")})"
        );
        return text.ToString();
    }

    private static IReadOnlyList<string> Names(DbDataReader reader) =>
        [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];

    private static IReadOnlyList<string?> Row(DbDataReader reader) =>
        [.. Enumerable.Range(0, reader.FieldCount).Select(column => Text(reader.GetValue(column)))];

    private static async Task<IReadOnlyList<string?>> RowAsync(DbDataReader reader, CancellationToken cancellationToken)
    {
        var row = new string?[reader.FieldCount];
        for (var column = 0; column < row.Length; column++)
        {
            if (await reader.IsDBNullAsync(column, cancellationToken))
            {
                continue;
            }

            var type = reader.GetFieldType(column);
            row[column] =
                type == typeof(string) ? Text(await BeginningAsync(reader, column, cancellationToken))
                : type == typeof(byte[]) ? $"[{reader.GetBytes(column, 0, null, 0, 0)} bytes]"
                : Text(reader.GetValue(column));
        }

        return row;
    }

    private static async Task<string> BeginningAsync(DbDataReader reader, int column, CancellationToken cancellationToken)
    {
        using var text = reader.GetTextReader(column);
        var beginning = new char[LongestValue + 1];
        return new(beginning, 0, await text.ReadBlockAsync(beginning, cancellationToken));
    }

    private static string? Text(object value)
    {
        var text = value switch
        {
            DBNull => null,
            byte[] bytes => $"[{bytes.Length} bytes]",
            DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString(),
        };
        text = text?.ReplaceLineEndings(" ").Replace('\t', ' ');
        return text?.Length > LongestValue ? $"{text.AsSpan(0, LongestValue)}…" : text;
    }
}
