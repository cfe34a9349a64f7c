using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Chatbot.Bot.Orchestration;

namespace Chatbot.Bot.Tests.Orchestration.Workflows;

/// <summary>A durable journal of a process that dies after so many records; the next process has what was recorded.</summary>
internal sealed class CrashingJournal(Dictionary<string, string> steps, int recordsUntilCrash) : ITurnJournal
{
    private readonly Lock _lock = new();
    private int _left = recordsUntilCrash;

    public async Task<T> StepAsync<T>(
        string step,
        JsonTypeInfo<T> typeInfo,
        Func<CancellationToken, Task<T>> run,
        CancellationToken cancellationToken
    )
    {
        lock (_lock)
        {
            RequireAlive();
            if (steps.TryGetValue(step, out var recorded))
            {
                return JsonSerializer.Deserialize(recorded, typeInfo)!;
            }
        }

        var result = await run(cancellationToken);
        lock (_lock)
        {
            RequireAlive();
            steps[step] = JsonSerializer.Serialize(result, typeInfo);
            _left--;
        }

        return result;
    }

    public Task NoteAsync<T>(string name, JsonTypeInfo<T> typeInfo, T note) => Task.CompletedTask;

    private void RequireAlive()
    {
        if (_left <= 0)
        {
            throw new CrashException();
        }
    }

    /// <summary>The process is gone.</summary>
    internal sealed class CrashException : Exception;
}
