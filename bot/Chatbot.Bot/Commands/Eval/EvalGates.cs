using Chatbot.Knowledge.Evaluation.Questions;

namespace Chatbot.Bot.Commands.Eval;

/// <summary>Turns bounds into an exit code.</summary>
internal static class EvalGates
{
    private const int NotKept = 3;

    /// <summary>The bounds of a command line, before anything is measured.</summary>
    public static QualityGate[] Parse(string[]? bounds, IReadOnlyCollection<string> measures) =>
        [.. (bounds ?? []).Select(bound => QualityGate.Parse(bound, measures))];

    /// <summary>0 when every bound is kept, else 3; the reasons go to standard error.</summary>
    public static int Check(IReadOnlyList<QualityGate> gates, IReadOnlyDictionary<string, double> measures)
    {
        string[] failures = [.. gates.Select(gate => gate.Check(measures)).OfType<string>()];
        foreach (var failure in failures)
        {
            CommandOutput.Error(failure);
        }

        return failures.Length == 0 ? 0 : NotKept;
    }
}
