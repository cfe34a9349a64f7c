using Chatbot.Knowledge.Evaluation.Questions;

namespace Chatbot.Knowledge.Evaluation.Runs;

/// <summary>Compares two results case by case, with intervals from a paired bootstrap. Deterministic for a seed.</summary>
public static class EvaluationComparison
{
    private const int Resamples = 2000;
    private const double Tail = 0.025;

    /// <summary>Every measure that both results have.</summary>
    /// <exception cref="EvaluationException">They have no case, or no measure, in common.</exception>
    public static IReadOnlyList<MeasureDifference> Of(EvaluationResult first, EvaluationResult second, int seed = 1)
    {
        var others = second.Cases.ToDictionary(one => one.Id, StringComparer.Ordinal);
        (CaseResult First, CaseResult Second)[] pairs =
        [
            .. first.Cases.Where(one => others.ContainsKey(one.Id)).Select(one => (one, others[one.Id])),
        ];
        if (pairs.Length == 0)
        {
            throw new EvaluationException(
                $"'{first.Name}' and '{second.Name}' have no case in common; their ids must be the same."
            );
        }

        MeasureDifference[] differences =
        [
            .. Measure.Names.Select(name => Compare(name, pairs, seed)).OfType<MeasureDifference>(),
        ];
        return differences.Length > 0
            ? differences
            : throw new EvaluationException($"'{first.Name}' and '{second.Name}' have no measure in common.");
    }

    private static MeasureDifference? Compare(string name, (CaseResult First, CaseResult Second)[] pairs, int seed)
    {
        (double First, double Second)[] values =
        [
            .. pairs
                .Where(pair => pair.First.Measures.ContainsKey(name) && pair.Second.Measures.ContainsKey(name))
                .Select(pair => (pair.First.Measures[name], pair.Second.Measures[name])),
        ];
        if (values.Length == 0)
        {
            return null;
        }

        double[] differences = [.. values.Select(pair => pair.Second - pair.First)];
        (double low, double high) = Interval(differences, seed);
        return new MeasureDifference(
            name,
            values.Length,
            values.Average(pair => pair.First),
            values.Average(pair => pair.Second),
            low,
            high
        );
    }

    /// <summary>Draws as many differences as there are, with replacement, again and again; the middle 95 % of the means.</summary>
    private static (double Low, double High) Interval(double[] differences, int seed)
    {
#pragma warning disable CA5394 // Chance for statistics, repeatable by its seed; nothing secret depends on it.
        var random = new Random(seed);
        var means = new double[Resamples];
        for (var i = 0; i < Resamples; i++)
        {
            var sum = 0.0;
            for (var n = 0; n < differences.Length; n++)
            {
                sum += differences[random.Next(differences.Length)];
            }

            means[i] = sum / differences.Length;
        }
#pragma warning restore CA5394
        Array.Sort(means);
        return (means[(int)(Tail * Resamples)], means[(int)((1 - Tail) * Resamples) - 1]);
    }
}
