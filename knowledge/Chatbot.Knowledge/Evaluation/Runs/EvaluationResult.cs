using System.Text.Json;
using Chatbot.Knowledge.Evaluation.Questions;

namespace Chatbot.Knowledge.Evaluation.Runs;

/// <summary>What was measured of a data set.</summary>
public sealed record EvaluationResult
{
    /// <summary>Name of the data set.</summary>
    public required string Name { get; init; }

    /// <summary>Who judged, with version.</summary>
    public required string Judge { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Depth of the measures of retrieval.</summary>
    public required int Depth { get; init; }

    /// <summary>The cases, in the order of the set.</summary>
    public required IReadOnlyList<CaseResult> Cases { get; init; }

    /// <summary>The mean of every measure over the cases that it applies to.</summary>
    public IReadOnlyDictionary<string, double> Means() =>
        Measure
            .Names.Select(name =>
                (name, Values: Cases.Where(one => one.Measures.ContainsKey(name)).Select(one => one.Measures[name]).ToList())
            )
            .Where(measure => measure.Values.Count > 0)
            .ToDictionary(measure => measure.name, measure => measure.Values.Average(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Number of cases that a measure applies to.</summary>
    public int Count(string measure) => Cases.Count(one => one.Measures.ContainsKey(measure));

    /// <summary>Number of verdicts that the judge did not come to, by measure; those cases do not count for its mean.</summary>
    public IReadOnlyDictionary<string, int> Missing() =>
        Cases
            .SelectMany(one => one.Missing ?? [])
            .CountBy(name => name, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);

    /// <summary>Reads a result that was written before.</summary>
    /// <exception cref="EvaluationException">The file is no result.</exception>
    public static async Task<EvaluationResult> ReadAsync(string path, CancellationToken cancellationToken = default)
    {
        if (!File.Exists(path))
        {
            throw new EvaluationException($"There is no file '{path}'.");
        }

        try
        {
            await using var file = File.OpenRead(path);
            var result =
                await JsonSerializer.DeserializeAsync(file, RunJsonContext.Default.EvaluationResult, cancellationToken)
                ?? throw new EvaluationException($"{path} is no result of 'eval run --out': it is null.");
            return
                result.Cases.CountBy(one => one.Id, StringComparer.Ordinal).FirstOrDefault(id => id.Value > 1)
                    is { Key: { } twice }
                ? throw new EvaluationException($"{path}: the id '{twice}' stands there twice; ids must differ.")
                : result;
        }
        catch (JsonException exception)
        {
            throw new EvaluationException($"{path} is no result of 'eval run --out': {exception.Message}");
        }
    }

    /// <summary>Writes the result.</summary>
    public async Task WriteAsync(string path, CancellationToken cancellationToken = default)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        await using var file = File.Create(path);
        await JsonSerializer.SerializeAsync(file, this, RunJsonContext.Default.EvaluationResult, cancellationToken);
    }
}
