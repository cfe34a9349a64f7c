using Chatbot.Knowledge.Evaluation.Runs;

namespace Chatbot.Knowledge.Evaluation.Reports;

/// <summary>The cases to look at first.</summary>
internal static class WorstCases
{
    /// <summary>Below 1 for good cases too: an answer need not repeat its question, and one document of ten may be enough.</summary>
    private static readonly string[] NoFault = [Measure.Precision, Measure.ContextRelevance, Measure.AnswerRelevance];

    /// <summary>Those with a fault by the mean of their measures, the lowest first.</summary>
    public static IEnumerable<WorstCase> Of(EvaluationResult result, int most) =>
        result
            .Cases.Select(one => new WorstCase(
                one,
                [.. one.Measures.Where(measure => !NoFault.Contains(measure.Key, StringComparer.Ordinal))]
            ))
            .Where(one => one.Measures.Any(measure => measure.Value < 1))
            .OrderBy(one => one.Mean)
            .ThenBy(one => one.Case.Id, StringComparer.Ordinal)
            .Take(most);
}
