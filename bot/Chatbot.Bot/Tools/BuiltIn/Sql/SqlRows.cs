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

    public static async Task<SqlRows> ReadAsync(DbDataReader reader, int maxRows, CancellationToken cancellationToken)
    {
        var columns = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToList();
        var rows = new List<IReadOnlyList<string?>>();
        while (await reader.ReadAsync(cancellationToken))
        {
            if (rows.Count == maxRows)
            {
                return new(columns, rows, IsCut: true);
            }

            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => Text(reader.GetValue(column)))]);
        }

        return new(columns, rows, IsCut: false);
    }

    /// <summary>As tab-separated lines with a header.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(string.Join('\t', Columns));
        foreach (var row in Rows)
        {
            text.Append('\n').AppendJoin('\t', row.Select(value => value ?? "NULL"));
        }

        text.Append(CultureInfo.InvariantCulture, $"\n({Rows.Count} rows{(IsCut ? "; there are more, which are not shown" : "")})");
        return text.ToString();
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
