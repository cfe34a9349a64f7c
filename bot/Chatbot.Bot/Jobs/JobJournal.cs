using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Chatbot.Bot.Orchestration;
using Chatbot.Bot.Persistence;

namespace Chatbot.Bot.Jobs;

/// <summary>The finished steps of a job, as one run of it sees them. Thread-safe.</summary>
internal sealed class JobJournal(JobStore jobs, string jobId, long run) : ITurnJournal
{
    private readonly ConcurrentDictionary<string, string> _steps = new(jobs.ReadSteps(jobId), StringComparer.Ordinal);

    /// <exception cref="JobLostException">This run may not write any more; the result of the step is not kept.</exception>
    public async Task<T> StepAsync<T>(
        string step,
        JsonTypeInfo<T> typeInfo,
        Func<CancellationToken, Task<T>> run,
        CancellationToken cancellationToken
    )
    {
        if (Find(step) is { } recorded)
        {
            return JsonSerializer.Deserialize(recorded, typeInfo)!;
        }

        var result = await run(cancellationToken);
        await RecordAsync(step, JsonSerializer.Serialize(result, typeInfo));
        return result;
    }

    public Task NoteAsync<T>(string name, JsonTypeInfo<T> typeInfo, T note) =>
        Find(name) is null ? RecordAsync(name, JsonSerializer.Serialize(note, typeInfo)) : Task.CompletedTask;

    public string? Find(string step) => _steps.GetValueOrDefault(step);

    private async Task RecordAsync(string step, string result)
    {
        if (!await jobs.RecordAsync(jobId, run, step, result))
        {
            throw new JobLostException(jobId);
        }

        _steps[step] = result;
    }
}
