using System.Runtime.CompilerServices;

namespace Chatbot.Knowledge.Evaluation.Questions;

/// <summary>Reads the lines of a JSONL file that are not blank, with their 1-based numbers.</summary>
internal static class JsonLines
{
    public static async IAsyncEnumerable<(int Number, string Line)> ReadAsync(
        string path,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        if (!File.Exists(path))
        {
            throw new EvaluationException($"There is no file '{path}'.");
        }

        var number = 0;
        await foreach (var line in File.ReadLinesAsync(path, cancellationToken))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return (number, line);
            }
        }
    }
}
