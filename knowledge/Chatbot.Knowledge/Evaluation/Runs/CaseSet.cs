using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Chatbot.Knowledge.Evaluation.Questions;

namespace Chatbot.Knowledge.Evaluation.Runs;

/// <summary>Reads data sets of cases and draws samples from them.</summary>
public static class CaseSet
{
    /// <summary>The cases of a JSONL file, in its order.</summary>
    /// <exception cref="EvaluationException">A line is no case; the message names it.</exception>
    public static async Task<IReadOnlyList<EvaluationCase>> ReadAsync(string path, CancellationToken cancellationToken = default)
    {
        var cases = new List<EvaluationCase>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var (number, line) in JsonLines.ReadAsync(path, cancellationToken))
        {
            var one = Parse(line, path, number);
            if (!ids.Add(one.Id))
            {
                throw new EvaluationException($"{path}:{number}: the id '{one.Id}' stands there twice; ids must differ.");
            }

            cases.Add(one);
        }

        return cases.Count > 0 ? cases : throw new EvaluationException($"{path} holds no cases.");
    }

    /// <summary>So many cases, drawn by a seed; the same seed draws the same ones, in the order of the set.</summary>
    public static IReadOnlyList<EvaluationCase> Sample(IReadOnlyList<EvaluationCase> cases, int count, int seed)
    {
        if (count >= cases.Count)
        {
            return cases;
        }

        var drawn = cases
            .OrderBy(
                one => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}\n{one.Id}"))),
                StringComparer.Ordinal
            )
            .Take(count)
            .Select(one => one.Id)
            .ToHashSet(StringComparer.Ordinal);
        return [.. cases.Where(one => drawn.Contains(one.Id))];
    }

    private static EvaluationCase Parse(string line, string path, int number)
    {
        try
        {
            var one = JsonSerializer.Deserialize(line, RunJsonContext.Default.EvaluationCase);
            return string.IsNullOrWhiteSpace(one?.Question)
                ? throw new EvaluationException($"{path}:{number}: 'question' is empty.")
                : one;
        }
        catch (JsonException exception)
        {
            throw new EvaluationException(
                $"{path}:{number}: not a case ({exception.Message}) docs/evaluation.md describes the fields."
            );
        }
    }
}
