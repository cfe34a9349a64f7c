using Chatbot.Knowledge.Evaluation.Runs;

namespace Chatbot.Knowledge.Evaluation.Reports;

/// <summary>A case with the measures that show its faults.</summary>
internal sealed record WorstCase(CaseResult Case, IReadOnlyList<KeyValuePair<string, double>> Measures)
{
    public double Mean => Measures.Average(measure => measure.Value);
}
