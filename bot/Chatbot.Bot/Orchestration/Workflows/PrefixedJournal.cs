using System.Text.Json.Serialization.Metadata;

namespace Chatbot.Bot.Orchestration.Workflows;

/// <summary>The steps of one part of a run, under names of their own.</summary>
internal sealed class PrefixedJournal(ITurnJournal inner, string prefix) : ITurnJournal
{
    public Task<T> StepAsync<T>(
        string step,
        JsonTypeInfo<T> typeInfo,
        Func<CancellationToken, Task<T>> run,
        CancellationToken cancellationToken
    ) => inner.StepAsync($"{prefix}/{step}", typeInfo, run, cancellationToken);

    public Task NoteAsync<T>(string name, JsonTypeInfo<T> typeInfo, T note) =>
        inner.NoteAsync($"{prefix}/{name}", typeInfo, note);
}
