using System.Text.Json;

namespace Chatbot.Knowledge.Evaluation.Questions;

/// <summary>Writes answers, one JSON object a line.</summary>
public sealed class AnswerFile : IAsyncDisposable
{
    private readonly StreamWriter writer;

    private AnswerFile(StreamWriter writer) => this.writer = writer;

    /// <summary>A new file; one of that name is replaced.</summary>
    public static AnswerFile Create(string path)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        return new AnswerFile(new StreamWriter(path));
    }

    /// <summary>Adds an answer.</summary>
    public async Task WriteAsync(AnswerLine answer, CancellationToken cancellationToken = default) =>
        await writer.WriteLineAsync(
            JsonSerializer.Serialize(answer, EvaluationJsonContext.Default.AnswerLine).AsMemory(),
            cancellationToken
        );

    /// <inheritdoc />
    public ValueTask DisposeAsync() => writer.DisposeAsync();
}
