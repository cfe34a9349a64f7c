using System.Globalization;
using System.Net;
using System.Text;

namespace Chatbot.Knowledge.Evaluation.Reports;

/// <summary>A bar chart as inline SVG: one row a measure, one bar a result, values 0..1.</summary>
internal static class SvgBars
{
    private const int LabelWidth = 150;
    private const int BarWidth = 380;
    private const int ValueWidth = 60;
    private const int BarHeight = 14;
    private const int Gap = 12;

    /// <summary>Draws the chart.</summary>
    /// <param name="title">What a screen reader says.</param>
    /// <param name="rows">Name and values, one a result.</param>
    public static string Of(string title, IReadOnlyList<(string Name, double[] Values)> rows)
    {
        var height = rows.Sum(row => (row.Values.Length * BarHeight) + Gap) + Gap;
        var svg = new StringBuilder();
        Add(
            svg,
            $"<svg viewBox=\"0 0 {LabelWidth + BarWidth + ValueWidth} {height}\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(title)}\">"
        );
        foreach (var line in (double[])[0, 0.25, 0.5, 0.75, 1])
        {
            var x = LabelWidth + (line * BarWidth);
            Add(svg, $"<line class=\"grid\" x1=\"{x:0.#}\" x2=\"{x:0.#}\" y1=\"0\" y2=\"{height}\"/>");
        }

        var y = Gap;
        foreach (var (name, values) in rows)
        {
            var middle = y + (values.Length * BarHeight / 2.0);
            Add(
                svg,
                $"<text class=\"label\" x=\"{LabelWidth - 10}\" y=\"{middle + 4:0.#}\">{WebUtility.HtmlEncode(name)}</text>"
            );
            for (var i = 0; i < values.Length; i++)
            {
                var width = Math.Clamp(values[i], 0, 1) * BarWidth;
                Add(
                    svg,
                    $"<rect class=\"bar{i}\" x=\"{LabelWidth}\" y=\"{y}\" width=\"{width:0.#}\" height=\"{BarHeight - 2}\" rx=\"2\"/>"
                );
                Add(
                    svg,
                    $"<text class=\"value\" x=\"{LabelWidth + width + 6:0.#}\" y=\"{y + BarHeight - 4}\">{values[i]:0.000}</text>"
                );
                y += BarHeight;
            }

            y += Gap;
        }

        return svg.Append("</svg>").ToString();
    }

    private static void Add(StringBuilder svg, FormattableString piece) =>
        svg.Append(piece.ToString(CultureInfo.InvariantCulture));
}
