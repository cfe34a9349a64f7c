using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Chatbot.Knowledge.Evaluation.Runs;

/// <summary>
/// Keeps what was measured by the hash of all that it depends on: the case with its passages and its answer, the depth and
/// the version of the judge. A damaged file counts as absent.
/// </summary>
internal sealed class MeasureCache(string? folder)
{
    private const string Format = "measures-1";

    public async Task<Dictionary<string, double>> GetAsync(
        EvaluationCase one,
        string judge,
        int depth,
        Func<Task<Dictionary<string, double>>> measure,
        CancellationToken cancellationToken
    )
    {
        if (folder is null)
        {
            return await measure();
        }

        var content = $"{Format}\n{judge}\n{depth}\n{JsonSerializer.Serialize(one, RunJsonContext.Default.EvaluationCase)}";
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
        var path = Path.Combine(folder, key[..2], $"{key}.json");
        if (await ReadAsync(path, cancellationToken) is { } kept)
        {
            return kept;
        }

        var measures = await measure();
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var whole = $"{path}.{Guid.NewGuid():N}";
        await File.WriteAllTextAsync(
            whole,
            JsonSerializer.Serialize(measures, RunJsonContext.Default.DictionaryStringDouble),
            cancellationToken
        );
        File.Move(whole, path, overwrite: true);
        return measures;
    }

    private static async Task<Dictionary<string, double>?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return File.Exists(path)
                ? JsonSerializer.Deserialize(
                    await File.ReadAllTextAsync(path, cancellationToken),
                    RunJsonContext.Default.DictionaryStringDouble
                )
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
