using Chatbot.Knowledge.Evaluation.Runs;

namespace Chatbot.Knowledge.Tests.Evaluation.Runs;

/// <summary>Results made up for tests.</summary>
internal static class Results
{
    public static EvaluationResult Of(string name, params CaseResult[] cases) =>
        new()
        {
            Name = name,
            Judge = "scripted-1",
            At = new DateTimeOffset(2026, 3, 1, 1, 30, 0, TimeSpan.FromHours(2)),
            Depth = 10,
            Cases = cases,
        };

    /// <summary>One case a value: c0, c1, c2 and so on.</summary>
    public static EvaluationResult Of(string name, string measure, params double[] values) =>
        Of(name, [.. values.Select((value, i) => Case($"c{i}", (measure, value)))]);

    public static CaseResult Case(string id, params (string Measure, double Value)[] measures) =>
        new(
            id,
            $"Question {id}?",
            "An answer.",
            Refused: false,
            measures.ToDictionary(one => one.Measure, one => one.Value, StringComparer.Ordinal)
        );
}
