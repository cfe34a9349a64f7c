using System.Collections.Concurrent;
using System.Globalization;
using Chatbot.Contracts.Conversations;
using Chatbot.Knowledge;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Bot.Commands;

/// <summary>Says every second how far an import is, and gathers what became of its documents, whichever process works on them.</summary>
internal sealed class IngestFollower(IKnowledgeBase knowledge, bool isJson) : IProgress<DocumentStatus>
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly DocumentStage[] Unfinished =
    [
        DocumentStage.Queued,
        DocumentStage.Extracting,
        DocumentStage.Partitioning,
        DocumentStage.Enriching,
        DocumentStage.Embedding,
        DocumentStage.Indexing,
    ];
    private readonly ConcurrentDictionary<string, bool> _open = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DocumentStatus> _ended = new(StringComparer.Ordinal);

    /// <summary>The documents that are final.</summary>
    public IReadOnlyCollection<DocumentStatus> Ended => [.. _ended.Values];

    public void Report(DocumentStatus value)
    {
        if (value.IsFinal)
            _ended[value.DocumentId] = value;
        else
            _open[value.DocumentId] = true;
    }

    /// <summary>Follows until the import has stored all files and all of them are final.</summary>
    public async Task FollowAsync(Task storing, CancellationToken cancellationToken)
    {
        while (true)
        {
            var isStored = storing.IsCompleted;
            var current = await LookAsync(cancellationToken);
            if (isStored && _open.IsEmpty)
                break;
            Say(current);
            await Task.WhenAny(
                storing.IsCompleted
                    ? Task.Delay(Interval, TimeProvider.System, cancellationToken)
                    : Task.WhenAny(storing, Task.Delay(Interval, TimeProvider.System, cancellationToken))
            );
            cancellationToken.ThrowIfCancellationRequested();
        }

        await storing;
    }

    /// <summary>Takes what is final off the list; returns what is in work, furthest first.</summary>
    private async Task<List<DocumentStatus>> LookAsync(CancellationToken cancellationToken)
    {
        string[] asked = [.. _open.Keys];
        var current = new List<DocumentStatus>();
        var query = new DocumentQuery
        {
            Tenant = ConversationId.DefaultTenant,
            Audience = null,
            Stages = Unfinished,
        };
        await foreach (var status in knowledge.ListAsync(query, cancellationToken))
            current.Add(status);
        var unfinished = current.Select(status => status.DocumentId).ToHashSet(StringComparer.Ordinal);
        foreach (var id in asked.Where(id => !unfinished.Contains(id)))
        {
            if (await knowledge.GetStatusAsync(ConversationId.DefaultTenant, id, cancellationToken) is { IsFinal: true } status)
                _ended[id] = status;
            _open.TryRemove(id, out _);
        }

        return [.. current.Where(status => _open.ContainsKey(status.DocumentId)).OrderByDescending(status => status.Stage)];
    }

    private void Say(List<DocumentStatus> current)
    {
        var stored = _open.Count + _ended.Count;
        var first = current.Find(status => status.Stage != DocumentStage.Queued) ?? current.FirstOrDefault();
        var expected = current.Max(status => status.ExpectedAt);
        if (isJson)
        {
            CommandOutput.Json(
                new IngestProgressLine(
                    "progress",
                    stored,
                    _ended.Count,
                    first?.DocumentId,
                    first?.Stage.ToString(),
                    first?.Done,
                    first?.Total,
                    expected
                ),
                IngestJsonContext.Default.IngestProgressLine
            );
            return;
        }

        var left = expected is { } at ? at - TimeProvider.System.GetUtcNow() : (TimeSpan?)null;
        var parts = new List<string>
        {
            string.Create(CultureInfo.InvariantCulture, $"{_ended.Count} of {stored} documents done"),
        };
        if (first is not null)
            parts.Add($"{Describe(first)}");
        if (left > TimeSpan.Zero)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"about {Math.Ceiling(left.Value.TotalSeconds)} s to go"));
        CommandOutput.Line(string.Join(", ", parts));
    }

    private static string Describe(DocumentStatus status)
    {
        var stage = status.Stage.ToString().ToLowerInvariant();
        var progress = status is { Done: { } done, Total: { } total }
            ? string.Create(CultureInfo.InvariantCulture, $" ({done} of {total})")
            : "";
        return $"{stage} {status.DocumentId}{progress}";
    }
}
