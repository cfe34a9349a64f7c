using System.Xml.Linq;

namespace Chatbot.Knowledge.Readers.Packages;

/// <summary>Writes what a chart says: its title and, where no sheet shows them, its values as a table.</summary>
internal static class ChartText
{
    private const int MaxPoints = 500;
    private const int MaxSeries = 50;

    public static void Write(ExtractedTextBuilder builder, XElement? chart, bool withValues, int? page)
    {
        var plot = chart.All("plotArea").FirstOrDefault();
        var titles = chart.All("title").Select(title => string.Join(' ', title.All("p").Select(DrawingText.Of)));
        builder.Paragraph(string.Join(" – ", titles.Where(title => !string.IsNullOrWhiteSpace(title))), page);
        if (!withValues)
            return;
        var series = plot.All("ser").Take(MaxSeries).ToList();
        if (series.Count == 0)
            return;
        var categories = Points(series[0].Child("cat") ?? series[0].Child("xVal"));
        var columns = series
            .Select(entry => (Name: Name(entry), Values: Points(entry.Child("val") ?? entry.Child("yVal"))))
            .ToList();
        var rows = new List<IReadOnlyList<string>> { (string[])["", .. columns.Select(column => column.Name)] };
        var indexes = categories.Keys.Concat(columns.SelectMany(column => column.Values.Keys)).Distinct().Order().Take(MaxPoints);
        foreach (var index in indexes)
        {
            rows.Add(
                (string[])
                    [
                        categories.GetValueOrDefault(index, ""),
                        .. columns.Select(column => column.Values.GetValueOrDefault(index, "")),
                    ]
            );
        }

        builder.Table(rows, hasHeader: true, page);
    }

    private static string Name(XElement series) =>
        series.Child("tx").All("v").FirstOrDefault()?.Value ?? series.Child("tx").All("t").FirstOrDefault()?.Value ?? "";

    private static SortedDictionary<int, string> Points(XElement? values)
    {
        var points = new SortedDictionary<int, string>();
        foreach (var point in values.All("pt"))
        {
            if (point.Number("idx") is { } index && point.Child("v") is { } value)
                points[index] = Short(value.Value);
        }

        return points;
    }

    /// <summary>Values are stored with the noise of binary fractions.</summary>
    private static string Short(string value) =>
        value.Length > 12
        && decimal.TryParse(
            value,
            System.Globalization.NumberStyles.Float,
            System.Globalization.CultureInfo.InvariantCulture,
            out var number
        )
            ? Math.Round(number, 6).ToString("0.######", System.Globalization.CultureInfo.InvariantCulture)
            : value;
}
