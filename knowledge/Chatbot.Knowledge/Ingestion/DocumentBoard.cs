using System.Collections.Concurrent;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Persistence;

namespace Chatbot.Knowledge.Ingestion;

/// <summary>
/// What is in work in this process, and how far it is: the feed hears of a change of stage at once and of everything that
/// is in work at least once a second, and the records are told for other processes. Thread-safe.
/// </summary>
internal sealed class DocumentBoard(DocumentFeed feed, JobStore jobs, DocumentForecast forecast, TimeProvider timeProvider)
{
    private readonly ConcurrentDictionary<DocumentKey, Entry> _entries = new();

    /// <summary>Puts a document up; dispose the result to take it down.</summary>
    public Entry Enter(DocumentRow job)
    {
        var entry = new Entry(this, job, timeProvider.GetTimestamp());
        _entries[entry.Key] = entry;
        return entry;
    }

    /// <summary>Tells the feed and the records how far everything is that is in work.</summary>
    public async Task ReportAsync(CancellationToken cancellationToken)
    {
        foreach (var entry in _entries.Values)
        {
            if (entry.TakeNews() is { } news)
                await jobs.ReportAsync(entry.Job, news.Done, news.Total, cancellationToken);
            await PublishAsync(entry, cancellationToken);
        }
    }

    /// <summary>The status of a document, with how far it is when it is in work here.</summary>
    public async Task<DocumentStatus> DescribeAsync(DocumentRow row, CancellationToken cancellationToken)
    {
        var status = row.ToStatus();
        if (_entries.TryGetValue(new DocumentKey(row.Tenant, row.DocumentId), out var entry) && entry.Stage == row.Stage)
            status = status with { Done = entry.Progress?.Done ?? row.Done, Total = entry.Progress?.Total ?? row.Total };
        return await forecast.AddAsync(status, cancellationToken);
    }

    private void Publish(DocumentRow job) => feed.Publish(job.ToStatus());

    private async Task PublishAsync(Entry entry, CancellationToken cancellationToken)
    {
        var status = entry.Job.ToStatus() with { Done = entry.Progress?.Done, Total = entry.Progress?.Total };
        feed.Publish(await forecast.AddAsync(status, cancellationToken));
    }

    /// <summary>A document in work.</summary>
    internal sealed class Entry(DocumentBoard board, DocumentRow job, long started) : IDisposable, IProgress<StageProgress>
    {
        private StageProgress? _reported;

        public DocumentKey Key { get; } = new(job.Tenant, job.DocumentId);

        public DocumentRow Job { get; private set; } = job;

        public DocumentStage Stage => Job.Stage;

        public StageProgress? Progress { get; private set; }

        /// <summary>Since when the present stage runs.</summary>
        public long Started { get; private set; } = started;

        public void Report(StageProgress value) => Progress = value;

        /// <summary>Says that the document reached another stage.</summary>
        public void Advance(DocumentRow next, long now)
        {
            (Job, Started, Progress, _reported) = (next, now, null, null);
            board.Publish(next);
        }

        /// <summary>What changed since the last call, or null.</summary>
        public StageProgress? TakeNews()
        {
            var progress = Progress;
            if (progress is null || progress == _reported)
                return null;
            _reported = progress;
            return progress;
        }

        public void Dispose() => board._entries.TryRemove(new(Key, this));
    }
}
