using System.Security.Cryptography;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Persistence;

namespace Chatbot.Knowledge.Sources;

/// <summary>One run of a source: compares what is there with what was, and makes the knowledge base follow.</summary>
internal sealed class SourceRun(
    string name,
    SourceOptions options,
    SourceState state,
    IKnowledgeBase knowledge,
    SourceStateStore store,
    TimeProvider timeProvider,
    bool dryRun
)
{
    /// <summary>Fewer removals than this are never held back.</summary>
    private const int FewRemovals = 3;

    private const int SaveEvery = 50;

    private readonly Dictionary<string, SourceRecord> _records = new(state.Records, StringComparer.Ordinal);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<string> _added = [];
    private readonly List<string> _changed = [];
    private readonly List<string> _gone = [];
    private readonly List<SourceFailure> _failed = [];
    private readonly bool _hasNewLabels = state.Records.Count > 0 && state.Labels != LabelsOf(options);
    private int _unchanged;
    private int _unsettled;
    private string? _incomplete;

    /// <summary>What a document gets from the settings of its source, in one form.</summary>
    public static string LabelsOf(SourceOptions options)
    {
        var tags = options
            .Tags.OrderBy(tag => tag.Key, StringComparer.Ordinal)
            .Select(tag => $"{tag.Key}={string.Join('|', tag.Value)}");
        return string.Join('\n', [options.Collection, string.Join('|', options.Access.Order(StringComparer.Ordinal)), .. tags]);
    }

    public async Task<SourceReport> RunAsync(IDocumentSource source, bool confirmRemovals, CancellationToken cancellationToken)
    {
        var handled = 0;
        var known = _hasNewLabels ? WithoutMarks(state.Records) : state.Records;
        await foreach (var finding in source.ScanAsync(known, cancellationToken))
        {
            await HandleAsync(finding, cancellationToken);
            if (!dryRun && ++handled % SaveEvery == 0)
                await SaveAsync(state.LastRun, cancellationToken);
        }

        var (removed, heldBack, reason) = Decide(confirmRemovals);
        foreach (var key in removed)
            await RemoveAsync(key, cancellationToken);
        if (!dryRun)
            await SaveAsync(timeProvider.GetUtcNow(), cancellationToken);
        return new SourceReport
        {
            Source = name,
            IsDryRun = dryRun,
            Added = _added,
            Changed = _changed,
            Removed = removed,
            HeldBack = heldBack,
            HeldBackReason = reason,
            Failed = _failed,
            Unchanged = _unchanged,
            Unsettled = _unsettled,
        };
    }

    /// <summary>Without the marks by which a source would leave out what has not changed.</summary>
    private static Dictionary<string, SourceRecord> WithoutMarks(Dictionary<string, SourceRecord> records) =>
        records.ToDictionary(
            record => record.Key,
            record => record.Value with { Stamp = null, ETag = null, LastModified = null },
            StringComparer.Ordinal
        );

    private async Task HandleAsync(SourceFinding finding, CancellationToken cancellationToken)
    {
        if (finding is SourceFinding.Incomplete incomplete)
        {
            _incomplete = incomplete.Reason;
            return;
        }

        _seen.Add(finding.Key);
        switch (finding)
        {
            case SourceFinding.Present present:
                await HandlePresentAsync(present, cancellationToken);
                break;
            case SourceFinding.Unchanged:
                _unchanged += _records.GetValueOrDefault(finding.Key)?.DocumentId is null ? 0 : 1;
                break;
            case SourceFinding.Aside aside:
                if (_records.GetValueOrDefault(aside.Key)?.DocumentId is not null)
                    _gone.Add(aside.Key);
                else
                    _records[aside.Key] = aside.Record;
                break;
            case SourceFinding.Gone:
                if (_records.ContainsKey(finding.Key))
                    _gone.Add(finding.Key);
                break;
            case SourceFinding.Failed failed:
                _failed.Add(new SourceFailure(failed.Key, failed.Reason));
                if (failed.HidesOthers)
                    _incomplete ??= $"{failed.Key} could not be looked at";
                break;
            case SourceFinding.Unsettled:
                _unsettled++;
                break;
        }
    }

    private async Task HandlePresentAsync(SourceFinding.Present present, CancellationToken cancellationToken)
    {
        try
        {
            var hash = await HashAsync(present, cancellationToken);
            if (!present.IsSettled())
            {
                _unsettled++;
                return;
            }

            var known = _records.GetValueOrDefault(present.Key);
            var isSame = known?.DocumentId is not null && known.Hash == hash && !_hasNewLabels;
            if (!isSame && !dryRun)
                await ImportAsync(present, cancellationToken);
            _records[present.Key] = present.Record with { Hash = hash, DocumentId = IdOf(present.Key) };
            if (isSame)
                _unchanged++;
            else
                (known?.DocumentId is null ? _added : _changed).Add(present.Key);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ContentTooLargeException)
        {
            _failed.Add(new SourceFailure(present.Key, exception.Message));
        }
    }

    private static async Task<string> HashAsync(SourceFinding.Present present, CancellationToken cancellationToken)
    {
        await using var content = present.Open();
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
    }

    private async Task ImportAsync(SourceFinding.Present present, CancellationToken cancellationToken)
    {
        await using var content = present.Open();
        await knowledge.ImportAsync(
            new DocumentImport
            {
                Tenant = options.Tenant,
                DocumentId = IdOf(present.Key),
                FileName = present.FileName,
                MediaType = present.MediaType,
                SourceUrl = present.SourceUrl,
                Collection = options.Collection,
                Content = content,
                Access = new AccessList([.. options.Access]),
                Tags = options.Tags.ToDictionary(
                    tag => tag.Key,
                    IReadOnlyList<string> (tag) => [.. tag.Value],
                    StringComparer.Ordinal
                ),
            },
            cancellationToken
        );
    }

    /// <summary>What is told to be gone is removed; what was only not seen, when the scan saw everything; never too much at once.</summary>
    private (IReadOnlyList<string> Removed, IReadOnlyList<string> HeldBack, string? Reason) Decide(bool confirmRemovals)
    {
        var vanished = _records.Keys.Where(key => !_seen.Contains(key)).ToArray();
        var candidates = _incomplete is null ? [.. _gone, .. vanished] : _gone;
        var documents = candidates.Count(IsDocument);
        var most = Math.Max(
            FewRemovals,
            options.MaxRemovedShare * state.Records.Values.Count(record => record.DocumentId is not null)
        );
        if (documents > most && !confirmRemovals)
        {
            return (
                [],
                [.. candidates.Where(IsDocument).Order(StringComparer.Ordinal)],
                $"{documents} documents are gone at once, more than the share of {options.MaxRemovedShare:0.##} that may be removed "
                    + $"without asking. Look whether the source is whole, then run it with removals confirmed."
            );
        }

        foreach (var key in candidates.Where(key => !IsDocument(key)))
            _records.Remove(key);
        var kept = _incomplete is null ? [] : vanished.Where(IsDocument).Order(StringComparer.Ordinal).ToArray();
        return (
            [.. candidates.Where(IsDocument).Order(StringComparer.Ordinal)],
            kept,
            kept.Length == 0 ? null : $"The scan did not see everything: {_incomplete}."
        );
    }

    private bool IsDocument(string key) => _records.GetValueOrDefault(key)?.DocumentId is not null;

    private async Task RemoveAsync(string key, CancellationToken cancellationToken)
    {
        if (!dryRun)
            await knowledge.DeleteAsync(options.Tenant, _records[key].DocumentId!, cancellationToken);
        _records.Remove(key);
    }

    private Task SaveAsync(DateTimeOffset? lastRun, CancellationToken cancellationToken) =>
        store.SaveAsync(
            name,
            new SourceState
            {
                LastRun = lastRun,
                // Until a run is through, some documents may have the labels of before.
                Labels = lastRun == state.LastRun ? state.Labels : LabelsOf(options),
                Records = _records,
            },
            cancellationToken
        );

    private string IdOf(string key) => $"{name}/{key}";
}
