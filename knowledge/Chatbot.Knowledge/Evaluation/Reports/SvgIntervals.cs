using System.Globalization;
using System.Net;
using System.Text;
using Chatbot.Knowledge.Evaluation.Runs;

namespace Chatbot.Knowledge.Evaluation.Reports;

/// <summary>Differences with their intervals as inline SVG, around a line at 0.</summary>
internal static class SvgIntervals
{
    private const int LabelWidth = 150;
    private const int PlotWidth = 440;
    private const int RowHeight = 26;
    private const double Smallest = 0.05;

    public static string Of(string title, IReadOnlyList<MeasureDifference> differences)
    {
        var reach = Math.Max(Smallest, differences.Max(one => Math.Max(Math.Abs(one.Low), Math.Abs(one.High))));
        var height = (differences.Count * RowHeight) + RowHeight;
        var svg = new StringBuilder();
        Add(
            svg,
            $"<svg viewBox=\"0 0 {LabelWidth + PlotWidth} {height}\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(title)}\">"
        );
        Add(svg, $"<line class=\"zero\" x1=\"{X(0):0.#}\" x2=\"{X(0):0.#}\" y1=\"0\" y2=\"{height - RowHeight}\"/>");
        for (var i = 0; i < differences.Count; i++)
        {
            var one = differences[i];
            var y = (i * RowHeight) + (RowHeight / 2);
            var kind = one.IsSignificant ? one.Verdict : "same";
            Add(svg, $"<text class=\"label\" x=\"{LabelWidth - 10}\" y=\"{y + 4}\">{WebUtility.HtmlEncode(one.Measure)}</text>");
            Add(svg, $"<line class=\"{kind}\" x1=\"{X(one.Low):0.#}\" x2=\"{X(one.High):0.#}\" y1=\"{y}\" y2=\"{y}\"/>");
            Add(svg, $"<circle class=\"{kind}\" cx=\"{X(one.Difference):0.#}\" cy=\"{y}\" r=\"5\"/>");
        }

        Add(svg, $"<text class=\"value\" x=\"{LabelWidth}\" y=\"{height - 8}\">{-reach:0.000}</text>");
        Add(svg, $"<text class=\"value middle\" x=\"{X(0):0.#}\" y=\"{height - 8}\">0</text>");
        Add(svg, $"<text class=\"value end\" x=\"{LabelWidth + PlotWidth}\" y=\"{height - 8}\">{reach:+0.000}</text>");
        return svg.Append("</svg>").ToString();

        double X(double value) => LabelWidth + (PlotWidth / 2.0) + (value / reach * (PlotWidth / 2.0));
    }

    private static void Add(StringBuilder svg, FormattableString piece) =>
        svg.Append(piece.ToString(CultureInfo.InvariantCulture));
}
