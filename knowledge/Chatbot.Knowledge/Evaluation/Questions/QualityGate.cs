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
    /// <param name="text">The bound, <c>measure=value</c>; a value may end with %.</param>
    /// <param name="known">Names of the measures there are.</param>
    /// <exception cref="EvaluationException">It is not written so, or there is no such measure.</exception>
    public static QualityGate Parse(string text, IReadOnlyCollection<string> known)
    {
        var parts = text.Split('=', 2, StringSplitOptions.TrimEntries);
        var number = parts.Length == 2 ? parts[1].TrimEnd('%') : "";
        if (
            parts[0].Length == 0
            || !double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            || !double.IsFinite(value)
        )
        {
            throw new EvaluationException($"'{text}' is no bound. Write measure=value, for example {known.First()}=0.85.");
        }

        return known.Contains(parts[0], StringComparer.OrdinalIgnoreCase)
            ? new QualityGate(parts[0], parts[1].EndsWith('%') ? value / 100 : value)
            : throw new EvaluationException(
                $"There is no measure '{parts[0]}'. There are: {string.Join(", ", known.Order(StringComparer.Ordinal))}."
            );
    }

    /// <summary>What to say when the bound is not kept, or null when it is.</summary>
    /// <exception cref="EvaluationException">The measure applies to nothing that was measured.</exception>
    public string? Check(IReadOnlyDictionary<string, double> measures)
    {
        if (!measures.TryGetValue(Measure, out var actual))
        {
            throw new EvaluationException(
                $"'{Measure}' was not measured: nothing in the data applies to it. Measured were: {string.Join(", ", measures.Keys.Order(StringComparer.Ordinal))}."
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
