using System.Globalization;
using System.Text;
using Chatbot.Knowledge.Evaluation.Runs;

namespace Chatbot.Knowledge.Evaluation.Reports;

/// <summary>Results as Markdown.</summary>
public static class MarkdownReport
{
    private const int MostCases = 20;

    /// <summary>A result: its means, and the cases that went worst.</summary>
    public static string Of(EvaluationResult result)
    {
        var text = new StringBuilder();
        var means = result.Means();
        Line(text, $"# {result.Name}\n");
        Line(
            text,
            $"{result.Cases.Count} cases, judged by {result.Judge}, retrieval at {result.Depth}, {result.At:yyyy-MM-dd}.\n"
        );
        Line(text, $"| measure | cases | mean |\n| --- | ---: | ---: |");
        foreach (var (name, mean) in means)
        {
            Line(text, $"| {name} | {result.Count(name)} | {mean:0.000} |");
        }

        Line(text, $"\n## Worst cases\n\n| case | mean | question | answer |\n| --- | ---: | --- | --- |");
        foreach (var one in WorstCases.Of(result, MostCases))
        {
            Line(
                text,
                $"| {Cell(one.Id)} | {one.Measures.Values.Average():0.000} | {Cell(one.Question)} | {(one.Refused ? "(refused)" : Cell(one.Answer ?? ""))} |"
            );
        }

        return text.ToString();
    }

    /// <summary>A comparison of two results.</summary>
    public static string Of(EvaluationResult first, EvaluationResult second, IReadOnlyList<MeasureDifference> differences)
    {
        var text = new StringBuilder();
        Line(text, $"# {first.Name} against {second.Name}\n");
        Line(
            text,
            $"A: {first.Name}, {first.Judge}, {first.At:yyyy-MM-dd}. B: {second.Name}, {second.Judge}, {second.At:yyyy-MM-dd}.\n"
        );
        Line(text, $"| measure | cases | A | B | B - A | 95 % interval | |\n| --- | ---: | ---: | ---: | ---: | ---: | --- |");
        foreach (var one in differences)
        {
            Line(
                text,
                $"| {one.Measure} | {one.Cases} | {one.First:0.000} | {one.Second:0.000} | {one.Difference:+0.000;-0.000;0.000} | {one.Low:+0.000;-0.000;0.000} to {one.High:+0.000;-0.000;0.000} | {(one.IsSignificant ? one.Difference > 0 ? "better" : "worse" : "")} |"
            );
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private static string Cell(string text) => text.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal);
}
