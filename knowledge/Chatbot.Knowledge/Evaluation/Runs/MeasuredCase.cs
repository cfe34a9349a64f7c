namespace Chatbot.Knowledge.Evaluation.Runs;

/// <summary>The measures of a case while they are collected.</summary>
internal sealed class MeasuredCase
{
    public Dictionary<string, double> Values { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Measures for which the judge gave no verdict.</summary>
    public List<string> Missing { get; } = [];

    /// <summary>Adds a mean; nothing when there is nothing to judge.</summary>
    public void Add(string measure, MeanVerdict mean)
    {
        if (mean.IsIncomplete)
        {
            Missing.Add(measure);
        }
        else if (mean.Count > 0)
        {
            Values[measure] = mean.Value;
        }
    }
}
