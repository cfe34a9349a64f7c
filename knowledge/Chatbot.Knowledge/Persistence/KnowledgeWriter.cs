using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Chatbot.Knowledge.Persistence;

/// <summary>
/// Runs the writes of many documents in one transaction, so that they share one commit. A write of one document keeps its
/// order; a write that fails takes no other with it. What a caller was promised is flushed to disk before its task ends;
/// progress is committed without a flush: after a power cut a document repeats a step, nothing else. Thread-safe.
/// </summary>
internal sealed partial class KnowledgeWriter : IDisposable
{
    private const int LargestGroup = 256;
    private const int PostgreSqlWriters = 4;
    private const int MostAttempts = 10;
    private readonly BlockingCollection<Write>[] _queues;
    private readonly Thread?[] _threads;
    private readonly Lock _starting = new();
    private readonly KnowledgeDatabase _database;
    private readonly ILogger<KnowledgeWriter> _logger;
    private bool _isDisposed;

    public KnowledgeWriter(KnowledgeDatabase database, ILogger<KnowledgeWriter> logger)
    {
        _database = database;
        _logger = logger;
        var writers = database.Engine == DatabaseEngine.PostgreSql ? PostgreSqlWriters : 1;
        _queues = [.. Enumerable.Range(0, writers).Select(_ => new BlockingCollection<Write>())];
        _threads = new Thread?[writers];
    }

    /// <summary>Queues a write; the task ends when it is committed, with what <paramref name="run"/> returned.</summary>
    /// <param name="partition">Writes with the same partition keep their order.</param>
    /// <param name="isDurable">Whether it must be on disk before the task ends.</param>
    /// <param name="run">The write; runs within a transaction, possibly more than once.</param>
    /// <param name="cancellationToken">Ends the wait for the schema; a write that is queued is not taken back.</param>
    public async Task<T> RunAsync<T>(
        string partition,
        bool isDurable,
        Func<KnowledgeDbContext, T> run,
        CancellationToken cancellationToken
    )
    {
        await _database.MigrateAsync(cancellationToken);
        var write = new Write<T>(run, isDurable);
        var lane = (uint)string.GetHashCode(partition, StringComparison.Ordinal) % _queues.Length;
        StartOnce((int)lane);
        _queues[lane].Add(write, cancellationToken);
        return await write.Task;
    }

    public void Dispose()
    {
        lock (_starting)
            _isDisposed = true;
        foreach (var queue in _queues)
            queue.CompleteAdding();
        foreach (var thread in _threads)
            thread?.Join();
        foreach (var queue in _queues)
            queue.Dispose();
    }

    private void StartOnce(int lane)
    {
        if (Volatile.Read(ref _threads[lane]) is not null)
            return;
        lock (_starting)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_threads[lane] is not null)
                return;
            var thread = new Thread(() => Work(_queues[lane])) { IsBackground = true, Name = "knowledge-commit" };
            thread.Start();
            Volatile.Write(ref _threads[lane], thread);
        }
    }

    private void Work(BlockingCollection<Write> queue)
    {
        var group = new List<Write>(LargestGroup);
        KnowledgeDbContext? context = null;
        while (queue.TryTake(out var first, Timeout.Infinite))
        {
            group.Add(first);
            while (group.Count < LargestGroup && queue.TryTake(out var next))
                group.Add(next);
            try
            {
                context ??= _database.OpenForWriting();
                CommitTogether(group, context);
            }
            catch (Exception exception)
            {
                context?.Dispose();
                context = null;
                if (group.Count > 1)
                    LogGroupFailed(group.Count, exception);
                foreach (var write in group)
                    CommitAlone(write);
            }

            group.Clear();
        }

        context?.Dispose();
    }

    private static void CommitTogether(List<Write> group, KnowledgeDbContext context)
    {
        context.SetDurable(group.Exists(write => write.IsDurable));
        using (var transaction = context.Database.BeginTransaction())
        {
            context.BeforeGroup();
            foreach (var write in group)
            {
                write.Execute(context);
                context.ChangeTracker.Clear();
            }

            transaction.Commit();
        }

        foreach (var write in group)
            write.Succeed();
    }

    private void CommitAlone(Write write)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var context = _database.OpenForWriting();
                CommitTogether([write], context);
                return;
            }
            catch (Exception exception) when (IsRolledBack(exception) && attempt < MostAttempts)
            {
                // Nothing of it was kept; the one that it collided with is through now.
            }
            catch (Exception exception)
            {
                write.Fail(exception);
                return;
            }
        }
    }

    /// <summary>Deadlocks and serialization failures: class 40 of the SQL standard, transaction rollback.</summary>
    private static bool IsRolledBack(Exception exception) =>
        (exception as DbException ?? exception.InnerException as DbException)?.SqlState?.StartsWith(
            "40",
            StringComparison.Ordinal
        ) == true;

    [LoggerMessage(2020, LogLevel.Warning, "A group of {Count} writes failed; each is tried alone.")]
    private partial void LogGroupFailed(int count, Exception exception);

    private abstract class Write(bool isDurable)
    {
        public bool IsDurable { get; } = isDurable;

        public abstract void Execute(KnowledgeDbContext context);

        public abstract void Succeed();

        public abstract void Fail(Exception exception);
    }

    private sealed class Write<T>(Func<KnowledgeDbContext, T> run, bool isDurable) : Write(isDurable)
    {
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T _result = default!;

        public Task<T> Task => _done.Task;

        public override void Execute(KnowledgeDbContext context) => _result = run(context);

        public override void Succeed() => _done.SetResult(_result);

        public override void Fail(Exception exception) => _done.SetException(exception);
    }
}
