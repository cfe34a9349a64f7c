using System.Globalization;
using Chatbot.Knowledge.Evaluation.Questions;

namespace Chatbot.Bot.Commands.Eval;

/// <summary>The scores of <c>eval qa</c> as text.</summary>
internal static class EvalQaTable
{
    public static void Print(AnswerScores scores, IReadOnlyList<TradeOffPoint> curve)
    {
        CommandOutput.Line($"{scores.Answerable} questions with an answer, {scores.Unanswerable} without");
        CommandOutput.Line("");
        Row("answer holds a right answer", Share(scores.AnswerRight));
        Row("evidence document cited", Share(scores.EvidenceCited));
        Row("refused although answerable", Share(scores.AnswerableRefused));
        Row("unanswerable and refused", Share(scores.UnanswerableRefused));
        Row("words of an answer, mean / most", Text($"{scores.MeanWords:0} / {scores.MostWords}"));
        Row("latency, p50 / p95 ms", Text($"{scores.LatencyP50:0.0} / {scores.LatencyP95:0.0}"));
        if (curve.Count == 0)
        {
            return;
        }

        CommandOutput.Line("");
        CommandOutput.Line("refused below confidence   answerable   unanswerable");
        foreach (var point in curve)
        {
            CommandOutput.Line(
                Text($"{point.Threshold, 24:0.000} {point.AnswerableRefused, 12:P1} {point.UnanswerableRefused, 14:P1}")
            );
        }
    }

    private static void Row(string measure, string value) => CommandOutput.Line($"{measure, -34}{value, 12}");

    private static string Share(double? value) => value is { } known ? Text($"{known:P1}") : "-";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
