using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Chatbot.Bot.Orchestration;

namespace Chatbot.Bot.Commands.Workflows;

/// <summary>The steps of a run in one process: a run that goes on after a question repeats none. Thread-safe.</summary>
internal sealed class MemoryJournal : ITurnJournal
{
    private readonly ConcurrentDictionary<string, string> _steps = new(StringComparer.Ordinal);

    public async Task<T> StepAsync<T>(
        string step,
        JsonTypeInfo<T> typeInfo,
        Func<CancellationToken, Task<T>> run,
        CancellationToken cancellationToken
    )
    {
        if (_steps.TryGetValue(step, out var recorded))
        {
            return JsonSerializer.Deserialize(recorded, typeInfo)!;
        }

        var result = await run(cancellationToken);
        _steps[step] = JsonSerializer.Serialize(result, typeInfo);
        return result;
    }

    public Task NoteAsync<T>(string name, JsonTypeInfo<T> typeInfo, T note) => Task.CompletedTask;
}
