using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Chatbot.Bot.Orchestration;
using Chatbot.Bot.Persistence;
using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Conversations;

/// <summary>The journal of one turn. Only a turn that runs again reads what was recorded.</summary>
internal sealed class TurnJournal(JournalStore store, ConversationId conversation, long turn, bool rerun) : ITurnJournal
{
    private IReadOnlyDictionary<string, string>? _recorded = rerun ? null : Empty;

    private static readonly Dictionary<string, string> Empty = [];

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
        RecordAsync(name, JsonSerializer.Serialize(note, typeInfo));

    public string? Find(string step)
    {
        _recorded ??= store.Read(conversation, turn);
        return _recorded.TryGetValue(step, out var result) ? result : null;
    }

    public Task RecordAsync(string step, string result) => store.RecordAsync(conversation, turn, step, result);
}
