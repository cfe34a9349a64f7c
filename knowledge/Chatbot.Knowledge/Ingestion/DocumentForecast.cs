using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Persistence;

namespace Chatbot.Knowledge.Ingestion;

/// <summary>
/// When a document will be searchable: what the last documents of its kind cost per byte in each stage, how far it is, and
/// what was imported before it. Thread-safe.
/// </summary>
internal sealed class DocumentForecast(ForecastStore store, IngestionOptions options, TimeProvider timeProvider)
{
    private const int Measured = 200;
    private const int LongestQueue = 20_000;
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(2);
    private volatile Basis? _basis;

    /// <summary>The status with the time at which the document is expected to be searchable.</summary>
    public async ValueTask<DocumentStatus> AddAsync(DocumentStatus status, CancellationToken cancellationToken)
    {
        if (status.IsFinal)
            return status;
        var basis = await BasisAsync(cancellationToken);
        if (basis.Costs.OwnCost(status) is not { } own)
            return status;
        var now = timeProvider.GetUtcNow();
        var wait =
            status.Stage == DocumentStage.Queued ? basis.CostBefore(status.ImportedAt) / options.Parallelism : TimeSpan.Zero;
        var spent = status.StageStartedAt is { } started && status.Stage > DocumentStage.Queued ? now - started : TimeSpan.Zero;
        var left = Left(status, own, basis.Costs, spent);
        var expected = now + wait + left;
        return status with { ExpectedAt = status.NextAttemptAt is { } next && next > now ? next + left : expected };
    }

    private static TimeSpan Left(DocumentStatus status, TimeSpan own, StageCosts costs, TimeSpan spent)
    {
        var rest = costs.After(status.Stage, status) ?? own;
        if (status.Stage == DocumentStage.Queued)
            return rest;
        // What is counted beats what is guessed; a guess that was too low leaves a tenth of what was spent.
        var stage =
            status is { Done: > 0, Total: { } total } && total >= status.Done
                ? spent / status.Done.Value * (total - status.Done.Value)
                : (costs.Of(status.Stage, status) ?? TimeSpan.Zero) - spent;
        var least = spent / 10;
        return rest + (stage > least ? stage : least);
    }

    private async ValueTask<Basis> BasisAsync(CancellationToken cancellationToken)
    {
        if (_basis is { } known && timeProvider.GetElapsedTime(known.At) < MaxAge)
            return known;
        var costs = new StageCosts(await store.FinishedAsync(Measured, cancellationToken));
        var basis = new Basis(costs, await store.QueueAsync(LongestQueue, cancellationToken), timeProvider.GetTimestamp());
        _basis = basis;
        return basis;
    }

    private sealed class Basis
    {
        private readonly DateTimeOffset[] _imported;
        private readonly TimeSpan[] _before;

        public Basis(StageCosts costs, IReadOnlyList<QueuedDocument> queue, long at)
        {
            (Costs, At) = (costs, at);
            _imported = [.. queue.Select(document => document.ImportedAt)];
            _before = new TimeSpan[queue.Count + 1];
            for (var i = 0; i < queue.Count; i++)
                _before[i + 1] = _before[i] + (costs.Whole(queue[i].FileName, queue[i].Bytes) ?? TimeSpan.Zero);
        }

        public StageCosts Costs { get; }

        public long At { get; }

        /// <summary>What the documents cost that were imported before a moment.</summary>
        public TimeSpan CostBefore(DateTimeOffset imported)
        {
            var index = Array.BinarySearch(_imported, imported);
            return _before[index < 0 ? ~index : index];
        }
    }
}
