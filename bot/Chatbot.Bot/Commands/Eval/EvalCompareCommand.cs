using System.CommandLine;
using Chatbot.Knowledge.Evaluation.Questions;
using Chatbot.Knowledge.Evaluation.Reports;
using Chatbot.Knowledge.Evaluation.Runs;

namespace Chatbot.Bot.Commands.Eval;

/// <summary><c>eval compare</c>: tells whether one result is better than another.</summary>
internal static class EvalCompareCommand
{
    public static Command Create()
    {
        var first = new Argument<string>("first") { Description = "Result A of 'eval run --out'." };
        var second = new Argument<string>("second") { Description = "Result B." };
        var report = new Option<string?>("--report") { Description = "Writes a Markdown report." };
        var html = new Option<string?>("--html") { Description = "Writes an HTML report with charts." };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var seed = new Option<int>("--seed") { Description = "Seed of the bootstrap.", DefaultValueFactory = _ => 1 };
        var gates = new Option<string[]>("--fail-under")
        {
            Description = "A bound on B - A, measure=value; ends with 3 when it is not kept. May be repeated.",
        };
        var command = new Command("compare", "Compares two results, with 95 % intervals from a paired bootstrap.")
        {
            first,
            second,
            report,
            html,
            json,
            seed,
            gates,
        };
        command.SetAction(
            async (result, token) =>
            {
                try
                {
                    var bounds = EvalGates.Parse(result.GetValue(gates), Measure.Names);
                    var a = await EvaluationResult.ReadAsync(result.GetRequiredValue(first), token);
                    var b = await EvaluationResult.ReadAsync(result.GetRequiredValue(second), token);
                    Warn(a, b);
                    var differences = EvaluationComparison.Of(a, b, result.GetValue(seed));
                    await EvalReports.WriteAsync(result.GetValue(report), () => MarkdownReport.Of(a, b, differences), token);
                    await EvalReports.WriteAsync(result.GetValue(html), () => HtmlReport.Of(a, b, differences), token);
                    if (result.GetValue(json))
                    {
                        CommandOutput.Json(differences, EvalJsonContext.Default.IReadOnlyListMeasureDifference);
                    }
                    else
                    {
                        CommandOutput.Line(MarkdownReport.Of(a, b, differences));
                    }

                    return EvalGates.Check(
                        bounds,
                        differences.ToDictionary(one => one.Measure, one => one.Difference, StringComparer.OrdinalIgnoreCase)
                    );
                }
                catch (Exception exception) when (exception is EvaluationException or IOException or UnauthorizedAccessException)
                {
                    CommandOutput.Error(exception.Message);
                    return 1;
                }
            }
        );
        return command;
    }

    private static void Warn(EvaluationResult a, EvaluationResult b)
    {
        if (a.Depth != b.Depth || !string.Equals(a.Judge, b.Judge, StringComparison.Ordinal))
        {
            CommandOutput.Error(
                $"A was measured by {a.Judge} at {a.Depth}, B by {b.Judge} at {b.Depth}: differences may come from that."
            );
        }
    }
}
