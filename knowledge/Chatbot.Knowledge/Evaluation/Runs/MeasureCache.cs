using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Chatbot.Knowledge.Evaluation.Runs;

/// <summary>
/// Keeps what was measured by the hash of all that it depends on: the case with its passages and its answer, the depth and
/// the version of the judge with its model. A damaged file counts as absent; a case without all of its verdicts is not kept.
/// </summary>
internal sealed class MeasureCache(string? folder)
{
    private const string Format = "measures-2";

    public async Task<MeasuredCase> GetAsync(
        EvaluationCase one,
        string judge,
        int depth,
        Func<Task<MeasuredCase>> measure,
        CancellationToken cancellationToken
    )
    {
        if (folder is null)
        {
            return await measure();
        }

        var key = Key(one, judge, depth);
        var path = Path.Combine(folder, key[..2], $"{key}.json");
        if (await ReadAsync(path, cancellationToken) is { } kept)
        {
            return new MeasuredCase { Values = kept };
        }

        var measured = await measure();
        if (measured.Missing.Count == 0)
        {
            await WriteAsync(path, measured.Values, cancellationToken);
        }

        return measured;
    }

    /// <summary>The id is no content: a case that is only renamed is not measured again.</summary>
    private static string Key(EvaluationCase one, string judge, int depth)
    {
        var content = JsonSerializer.Serialize(one with { Id = "" }, RunJsonContext.Default.EvaluationCase);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Format}\n{judge}\n{depth}\n{content}")));
    }

    private static async Task<Dictionary<string, double>?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            await using var file = File.OpenRead(path);
            var values = await JsonSerializer.DeserializeAsync(
                file,
                RunJsonContext.Default.DictionaryStringDouble,
                cancellationToken
            );
            return values?.All(one => Measure.Names.Contains(one.Key) && one.Value is >= 0 and <= 1) is true ? values : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task WriteAsync(string path, Dictionary<string, double> values, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var whole = $"{path}.{Guid.NewGuid():N}";
        await File.WriteAllTextAsync(
            whole,
            JsonSerializer.Serialize(values, RunJsonContext.Default.DictionaryStringDouble),
            cancellationToken
        );
        File.Move(whole, path, overwrite: true);
    }
}
