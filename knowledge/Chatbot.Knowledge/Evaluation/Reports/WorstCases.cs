using Chatbot.Knowledge.Evaluation.Runs;

namespace Chatbot.Knowledge.Evaluation.Reports;

/// <summary>The cases to look at first.</summary>
internal static class WorstCases
{
    /// <summary>By the mean of their measures, the lowest first; those without a fault are left out.</summary>
    public static IEnumerable<CaseResult> Of(EvaluationResult result, int most) =>
        result
            .Cases.Where(one => one.Measures.Count > 0 && one.Measures.Values.Any(value => value < 1))
            .OrderBy(one => one.Measures.Values.Average())
            .ThenBy(one => one.Id, StringComparer.Ordinal)
            .Take(most);
}
