using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Chatbot.Bot.Orchestration;

namespace Chatbot.Bot.Tests.Orchestration;

/// <summary>A journal in memory that keeps results as JSON, as a durable one does.</summary>
internal sealed class RecordingJournal : ITurnJournal
{
    public Dictionary<string, string> Steps { get; } = new(StringComparer.Ordinal);

    public async Task<T> StepAsync<T>(
        string step,
        JsonTypeInfo<T> typeInfo,
        Func<CancellationToken, Task<T>> run,
        CancellationToken cancellationToken
    )
    {
        if (!Steps.TryGetValue(step, out var json))
        {
            json = JsonSerializer.Serialize(await run(cancellationToken), typeInfo);
            Steps[step] = json;
        }

        return JsonSerializer.Deserialize(json, typeInfo)!;
    }

    public Task NoteAsync<T>(string name, JsonTypeInfo<T> typeInfo, T note)
    {
        Steps[name] = JsonSerializer.Serialize(note, typeInfo);
        return Task.CompletedTask;
    }
}
