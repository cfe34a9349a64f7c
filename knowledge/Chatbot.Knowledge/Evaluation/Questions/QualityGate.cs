using System.Globalization;

namespace Chatbot.Knowledge.Evaluation.Questions;

/// <summary>A bound that a measure must keep, written <c>measure=value</c>.</summary>
/// <param name="Measure">Name of the measure.</param>
/// <param name="Value">Smallest value; for measures where less is better, the largest.</param>
public sealed record QualityGate(string Measure, double Value)
{
    private static readonly string[] LessIsBetter =
    [
        "refused-answerable",
        "words-mean",
        "words-most",
        "latency-p50",
        "latency-p95",
    ];

    /// <summary>Reads a bound.</summary>
    /// <exception cref="EvaluationException">It is not written <c>measure=value</c>.</exception>
    public static QualityGate Parse(string text)
    {
        var parts = text.Split('=', 2, StringSplitOptions.TrimEntries);
        var number = parts.Length == 2 ? parts[1].TrimEnd('%') : "";
        return parts[0].Length > 0 && double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? new QualityGate(parts[0], parts[1].EndsWith('%') ? value / 100 : value)
            : throw new EvaluationException($"'{text}' is no bound. Write measure=value, for example cited=0.85.");
    }

    /// <summary>What to say when the bound is not kept, or null when it is.</summary>
    /// <exception cref="EvaluationException">There is no measure of that name.</exception>
    public string? Check(IReadOnlyDictionary<string, double> measures)
    {
        if (!measures.TryGetValue(Measure, out var actual))
        {
            throw new EvaluationException(
                $"There is no measure '{Measure}' here. There are: {string.Join(", ", measures.Keys.Order(StringComparer.Ordinal))}."
            );
        }

        var less = LessIsBetter.Contains(Measure, StringComparer.OrdinalIgnoreCase);
        return (less ? actual <= Value : actual >= Value)
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{Measure} is {actual:0.####}, but must be {(less ? "at most" : "at least")} {Value:0.####}."
            );
    }
}
