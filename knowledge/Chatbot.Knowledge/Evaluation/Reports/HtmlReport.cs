using System.Globalization;
using System.Net;
using System.Text;
using Chatbot.Knowledge.Evaluation.Runs;

namespace Chatbot.Knowledge.Evaluation.Reports;

/// <summary>Results as one HTML file that needs nothing else: charts inline, light and dark, readable on a phone.</summary>
public static class HtmlReport
{
    private const int MostCases = 50;

    private const string Style = """
        :root{color-scheme:light dark;--fg:#1b1f24;--bg:#fff;--soft:#57606a;--line:#d8dee4;--card:#f6f8fa;--a:#0969da;--b:#bf3989;--good:#1a7f37;--bad:#cf222e}
        @media (prefers-color-scheme:dark){:root{--fg:#e6edf3;--bg:#0d1117;--soft:#9198a1;--line:#30363d;--card:#161b22;--a:#4493f8;--b:#db61a2;--good:#3fb950;--bad:#f85149}}
        *{box-sizing:border-box}body{margin:0 auto;max-width:60rem;padding:1rem;font:16px/1.5 system-ui,sans-serif;color:var(--fg);background:var(--bg)}
        h1{font-size:1.5rem;margin:.5rem 0}h2{font-size:1.15rem;margin:1.5rem 0 .5rem}h3{font-size:1rem;margin:0 0 .2rem}small{color:var(--soft);font-weight:400}p{color:var(--soft);margin:.25rem 0}
        svg{width:100%;height:auto;min-width:30rem;max-width:46rem;display:block;margin-bottom:1rem}.label,.value{fill:var(--fg);font:12px system-ui,sans-serif}.label{text-anchor:end}.value{fill:var(--soft)}
        .middle{text-anchor:middle}.end{text-anchor:end}.grid,.zero{stroke:var(--line)}.zero{stroke:var(--soft)}.bar0{fill:var(--a)}.bar1{fill:var(--b)}
        .same{stroke:var(--soft);fill:var(--soft)}.better{stroke:var(--good);fill:var(--good)}.worse{stroke:var(--bad);fill:var(--bad)}line.same,line.better,line.worse{stroke-width:3}
        .scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;max-width:46rem;font-size:.9rem}td.better{color:var(--good)}td.worse{color:var(--bad)}th,td{text-align:left;padding:.35rem .5rem;border-bottom:1px solid var(--line);vertical-align:top}
        .n{text-align:right;font-variant-numeric:tabular-nums}article{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:.6rem .8rem;margin:.6rem 0;overflow-wrap:anywhere}
        article div{white-space:pre-line}.key::before{content:"";display:inline-block;width:.8rem;height:.8rem;border-radius:2px;margin-right:.4rem;background:var(--a)}.key.second::before{background:var(--b)}
        """;

    /// <summary>A result.</summary>
    public static string Of(EvaluationResult result)
    {
        var means = result.Means();
        var body = new StringBuilder();
        Add(
            body,
            $"<h1>{Text(result.Name)}</h1><p>{result.Cases.Count} cases · judged by {Text(result.Judge)} · retrieval at {result.Depth} · {result.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC</p>"
        );
        Add(
            body,
            $"<h2>Means</h2>{Chart(SvgBars.Of("Bar chart of the means; the table below holds the same values", [.. means.Select(one => (one.Key, new[] { one.Value }))]))}"
        );
        Add(
            body,
            $"<div class=\"scroll\"><table><thead><tr><th>measure</th><th class=\"n\">cases</th><th class=\"n\">mean</th></tr></thead><tbody>"
        );
        foreach (var (name, mean) in means)
        {
            Add(body, $"<tr><td>{name}</td><td class=\"n\">{result.Count(name)}</td><td class=\"n\">{mean:0.000}</td></tr>");
        }

        Add(body, $"</tbody></table></div>");
        var missing = string.Join(", ", result.Missing().Select(one => $"{one.Key} {one.Value}"));
        if (missing.Length > 0)
        {
            Add(body, $"<p>Without a verdict of the judge: {Text(missing)} cases. They do not count for the mean.</p>");
        }

        AddWorst(body, [.. WorstCases.Of(result, MostCases)]);
        return Page(result.Name, body);
    }

    /// <summary>A comparison of two results.</summary>
    public static string Of(EvaluationResult first, EvaluationResult second, IReadOnlyList<MeasureDifference> differences)
    {
        var body = new StringBuilder();
        Add(
            body,
            $"<h1>Comparison</h1><p class=\"key\">A: {Text(first.Name)}, {Text(first.Judge)}, {first.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC</p><p class=\"key second\">B: {Text(second.Name)}, {Text(second.Judge)}, {second.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC</p>"
        );
        Add(
            body,
            $"<h2>Difference, B - A, with 95 % interval</h2>{Chart(SvgIntervals.Of("Chart of the differences with their intervals; the table below holds the same values", differences))}"
        );
        Add(
            body,
            $"<h2>Means</h2>{Chart(SvgBars.Of("Bar chart of the means of A and B; the table below holds the same values", [.. differences.Select(one => (one.Measure, new[] { one.First, one.Second }))]))}"
        );
        Add(
            body,
            $"<div class=\"scroll\"><table><thead><tr><th>measure</th><th class=\"n\">cases</th><th class=\"n\">A</th><th class=\"n\">B</th><th class=\"n\">B - A</th><th class=\"n\">95 % interval</th><th>B is</th></tr></thead><tbody>"
        );
        foreach (var one in differences)
        {
            Add(
                body,
                $"<tr><td>{one.Measure}</td><td class=\"n\">{one.Cases}</td><td class=\"n\">{one.First:0.000}</td><td class=\"n\">{one.Second:0.000}</td><td class=\"n\">{one.Difference:+0.000;-0.000;0.000}</td><td class=\"n\">{one.Low:+0.000;-0.000;0.000} to {one.High:+0.000;-0.000;0.000}</td><td class=\"{one.Verdict}\">{one.Verdict}</td></tr>"
            );
        }

        Add(
            body,
            $"</tbody></table></div><p>Paired bootstrap over the cases that both have. An interval that leaves out 0 is a real difference.</p>"
        );
        return Page("Comparison", body);
    }

    private static void AddWorst(StringBuilder body, WorstCase[] worst)
    {
        if (worst.Length > 0)
        {
            Add(body, $"<h2>Worst cases</h2>");
        }

        foreach (var (one, measures) in worst)
        {
            var faults = string.Join(
                " · ",
                measures
                    .Where(measure => measure.Value < 1)
                    .Select(measure => string.Create(CultureInfo.InvariantCulture, $"{measure.Key} {measure.Value:0.00}"))
            );
            Add(
                body,
                $"<article><h3>{Text(one.Question)} <small>{Text(one.Id)}</small></h3><div>{(one.Refused ? "(refused)" : Text(one.Answer ?? "(no answer)"))}</div><p>{Text(faults)}</p></article>"
            );
        }
    }

    /// <summary>A chart that scrolls on a screen that is too narrow to read it.</summary>
    private static string Chart(string svg) => $"<div class=\"scroll\">{svg}</div>";

    private static string Page(string title, StringBuilder body) =>
        $"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>{Text(title)}</title><style>{Style}</style></head><body><main>{body}</main></body></html>\n";

    private static void Add(StringBuilder body, FormattableString piece) =>
        body.Append(piece.ToString(CultureInfo.InvariantCulture));

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
