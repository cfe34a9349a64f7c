using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Extensions.Logging;

namespace Chatbot.Bot.Persistence;

/// <summary>
/// Runs writes of many callers in one transaction, so that they share one flush to disk; each caller waits for its own
/// durability. Writes with the same partition keep their order. A write that fails takes no other with it.
/// </summary>
internal sealed partial class GroupCommitWriter : IDisposable
{
    private const int LargestGroup = 512;
    private const int MostAttempts = 10;
    private readonly BlockingCollection<Write>[] _queues;
    private readonly Thread[] _threads;
    private readonly Database _database;
    private readonly StorageMetrics _metrics;
    private readonly ILogger<GroupCommitWriter> _logger;

    public GroupCommitWriter(Database database, StorageMetrics metrics, ILogger<GroupCommitWriter> logger)
    {
        _database = database;
        _metrics = metrics;
        _logger = logger;
        _queues = [.. Enumerable.Range(0, database.Writers).Select(_ => new BlockingCollection<Write>())];
        _threads = [.. _queues.Select(Start)];
    }

    /// <summary>Queues a write; the task ends when it is durable, with what <paramref name="run"/> returned.</summary>
    public Task<T> RunAsync<T>(string partition, Func<PreparedStatements, T> run)
    {
        var write = new Write<T>(run);
        _queues[(uint)string.GetHashCode(partition, StringComparison.Ordinal) % _queues.Length].Add(write);
        return write.Task;
    }

    public void Dispose()
    {
        foreach (var queue in _queues)
        {
            queue.CompleteAdding();
        }

        foreach (var thread in _threads)
        {
            thread.Join();
        }

        foreach (var queue in _queues)
        {
            queue.Dispose();
        }
    }

    private Thread Start(BlockingCollection<Write> queue)
    {
        var thread = new Thread(() => Work(queue)) { IsBackground = true, Name = "group-commit" };
        thread.Start();
        return thread;
    }

    private void Work(BlockingCollection<Write> queue)
    {
        var group = new List<Write>(LargestGroup);
        PreparedStatements? statements = null;
        while (queue.TryTake(out var first, Timeout.Infinite))
        {
            group.Add(first);
            while (group.Count < LargestGroup && queue.TryTake(out var next))
            {
                group.Add(next);
            }

            try
            {
                statements ??= _database.Open();
                CommitTogether(group, statements);
            }
            catch (Exception exception)
            {
                LogGroupFailed(exception, group.Count);
                statements?.Dispose();
                statements = null;
                CommitOneByOne(group);
            }

            group.Clear();
        }

        statements?.Dispose();
    }

    private void CommitTogether(List<Write> group, PreparedStatements statements)
    {
        var before = statements.Executed;
        using (var transaction = statements.Connection.BeginTransaction())
        {
            statements.Transaction = transaction;
            foreach (var write in group)
            {
                write.Execute(statements);
            }

            transaction.Commit();
        }

        _metrics.Committed(group.Count, statements.Executed - before);
        foreach (var write in group)
        {
            write.Succeed();
        }
    }

    private void CommitOneByOne(List<Write> group)
    {
        foreach (var write in group)
        {
            CommitAlone(write);
        }
    }

    private void CommitAlone(Write write)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var statements = _database.Open();
                CommitTogether([write], statements);
                return;
            }
            catch (DbException exception) when (IsRolledBack(exception) && attempt < MostAttempts)
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
    private static bool IsRolledBack(DbException exception) =>
        exception.SqlState?.StartsWith("40", StringComparison.Ordinal) == true;

    [LoggerMessage(1101, LogLevel.Warning, "A group of {Count} writes failed; each is tried alone")]
    private partial void LogGroupFailed(Exception exception, int count);

    private abstract class Write
    {
        public abstract void Execute(PreparedStatements statements);

        public abstract void Succeed();

        public abstract void Fail(Exception exception);
    }

    private sealed class Write<T>(Func<PreparedStatements, T> run) : Write
    {
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T _result = default!;

        public Task<T> Task => _done.Task;

        public override void Execute(PreparedStatements statements) => _result = run(statements);

        public override void Succeed() => _done.SetResult(_result);

        public override void Fail(Exception exception) => _done.SetException(exception);
    }
}
