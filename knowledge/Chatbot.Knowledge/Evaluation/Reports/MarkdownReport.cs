using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Chatbot.Knowledge.Evaluation.Runs;

namespace Chatbot.Knowledge.Evaluation.Reports;

/// <summary>Results as Markdown.</summary>
public static partial class MarkdownReport
{
    private const int MostCases = 20;
    private const int LongestText = 200;

    /// <summary>A result: its means, and the cases that went worst.</summary>
    public static string Of(EvaluationResult result)
    {
        var text = new StringBuilder();
        Line(text, $"# {Cell(result.Name)}\n");
        Line(
            text,
            $"{result.Cases.Count} cases, judged by {Cell(result.Judge)}, retrieval at {result.Depth}, {result.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC.\n"
        );
        Line(text, $"| measure | cases | mean |\n| --- | ---: | ---: |");
        foreach (var (name, mean) in result.Means())
        {
            Line(text, $"| {name} | {result.Count(name)} | {mean:0.000} |");
        }

        AddMissing(text, result);
        WorstCase[] worst = [.. WorstCases.Of(result, MostCases)];
        if (worst.Length > 0)
        {
            Line(text, $"\n## Worst cases\n\n| case | mean | question | answer |\n| --- | ---: | --- | --- |");
        }

        foreach (var (one, mean) in worst.Select(one => (one.Case, one.Mean)))
        {
            Line(
                text,
                $"| {Cell(one.Id)} | {mean:0.000} | {Cell(one.Question)} | {(one.Refused ? "(refused)" : Cell(one.Answer ?? "(no answer)"))} |"
            );
        }

        return text.ToString();
    }

    /// <summary>A comparison of two results.</summary>
    public static string Of(EvaluationResult first, EvaluationResult second, IReadOnlyList<MeasureDifference> differences)
    {
        var text = new StringBuilder();
        Line(text, $"# {Cell(first.Name)} against {Cell(second.Name)}\n");
        Line(
            text,
            $"A: {Cell(first.Name)}, {Cell(first.Judge)}, {first.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC. B: {Cell(second.Name)}, {Cell(second.Judge)}, {second.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC.\n"
        );
        Line(text, $"| measure | cases | A | B | B - A | 95 % interval | |\n| --- | ---: | ---: | ---: | ---: | ---: | --- |");
        foreach (var one in differences)
        {
            Line(
                text,
                $"| {one.Measure} | {one.Cases} | {one.First:0.000} | {one.Second:0.000} | {one.Difference:+0.000;-0.000;0.000} | {one.Low:+0.000;-0.000;0.000} to {one.High:+0.000;-0.000;0.000} | {one.Verdict} |"
            );
        }

        return text.ToString();
    }

    private static void AddMissing(StringBuilder text, EvaluationResult result)
    {
        var missing = result.Missing();
        if (missing.Count > 0)
        {
            Line(text, $"\nWithout a verdict: {string.Join(", ", missing.Select(one => $"{Cell(one.Key)} {one.Value}"))} cases.");
        }
    }

    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    /// <summary>Text on one line that is no markup: neither a tag, nor a link, nor the end of a cell.</summary>
    private static string Cell(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return Markup().Replace(line.Length <= LongestText ? line : $"{line[..LongestText]}…", @"\$0");
    }

    [GeneratedRegex(@"[\\|<`]|(?<=\])\(", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Markup();
}
