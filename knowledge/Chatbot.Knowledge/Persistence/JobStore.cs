using Chatbot.Knowledge.Documents;
using Microsoft.EntityFrameworkCore;

namespace Chatbot.Knowledge.Persistence;

/// <summary>
/// Records the progress of ingestion. Every write names the revision it works for, and does nothing (false) when a newer
/// import has come in between. Thread-safe.
/// </summary>
internal sealed class JobStore(KnowledgeDatabase database, TimeProvider timeProvider)
{
    /// <summary>Marks documents whose processing died with its process; called once at start.</summary>
    public async Task MarkInterruptedAsync(CancellationToken cancellationToken)
    {
        await using var context = await database.OpenAsync(cancellationToken);
        await context
            .Documents.Where(row => row.IsRunning)
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.IsRunning, false).SetProperty(row => row.IsSuspect, true),
                cancellationToken
            );
    }

    /// <summary>Documents with work to do, the ones that died with a process last, and when the next retry is due.</summary>
    public async Task<IReadOnlyList<DocumentRow>> PendingAsync(int limit, CancellationToken cancellationToken)
    {
        await using var context = await database.OpenAsync(cancellationToken);
        var now = timeProvider.GetUtcNow();
        return await Unfinished(context)
            .AsNoTracking()
            .Where(row => row.NextAttemptAt == null || row.NextAttemptAt <= now)
            .OrderBy(row => row.IsSuspect)
            .ThenBy(row => row.ImportedAt)
            .Take(limit)
            .ToListAsync(cancellationToken);
    }

    /// <summary>When the next retry is due, or null when none is waiting.</summary>
    public async Task<DateTimeOffset?> NextRetryAsync(CancellationToken cancellationToken)
    {
        await using var context = await database.OpenAsync(cancellationToken);
        return await Unfinished(context).MinAsync(row => row.NextAttemptAt, cancellationToken);
    }

    /// <summary>Whether anything is queued, running, or waiting for a retry.</summary>
    public async Task<bool> HasWorkAsync(CancellationToken cancellationToken)
    {
        await using var context = await database.OpenAsync(cancellationToken);
        return await Unfinished(context).AnyAsync(cancellationToken);
    }

    /// <summary>Counts an attempt before it starts, so that a file which kills the process is counted too.</summary>
    public Task<bool> BeginAsync(DocumentRow job, CancellationToken cancellationToken)
    {
        var stage = job.Stage == DocumentStage.Queued ? DocumentStage.Extracting : job.Stage;
        return UpdateAsync(
            job,
            set =>
                set.SetProperty(row => row.Attempts, row => row.Attempts + 1)
                    .SetProperty(row => row.IsRunning, true)
                    .SetProperty(row => row.NextAttemptAt, (DateTimeOffset?)null)
                    .SetProperty(row => row.Stage, stage),
            cancellationToken
        );
    }

    /// <summary>Gives a job back uncounted when the host stops in its middle.</summary>
    public Task<bool> ReleaseAsync(DocumentRow job, CancellationToken cancellationToken) =>
        UpdateAsync(
            job,
            set => set.SetProperty(row => row.Attempts, row => row.Attempts - 1).SetProperty(row => row.IsRunning, false),
            cancellationToken
        );

    /// <summary>Puts a job off after a failure that may pass.</summary>
    public Task<bool> RetryLaterAsync(DocumentRow job, string reason, TimeSpan delay, CancellationToken cancellationToken)
    {
        DateTimeOffset? due = timeProvider.GetUtcNow() + delay;
        return UpdateAsync(
            job,
            set =>
                set.SetProperty(row => row.IsRunning, false)
                    .SetProperty(row => row.Reason, reason)
                    .SetProperty(row => row.NextAttemptAt, due),
            cancellationToken
        );
    }

    /// <summary>Gives a document up.</summary>
    public Task<bool> FailAsync(DocumentRow job, string reason, CancellationToken cancellationToken) =>
        UpdateAsync(
            job,
            set =>
                set.SetProperty(row => row.Stage, DocumentStage.Failed)
                    .SetProperty(row => row.Reason, reason)
                    .SetProperty(row => row.NextAttemptAt, (DateTimeOffset?)null)
                    .SetProperty(row => row.IsRunning, false)
                    .SetProperty(row => row.IsSuspect, false),
            cancellationToken
        );

    /// <summary>Records that the index has the labels of the last import.</summary>
    public Task<bool> RelabelledAsync(DocumentRow job, CancellationToken cancellationToken) =>
        UpdateAsync(job, set => set.SetProperty(row => row.IsRelabelDue, false), cancellationToken);

    /// <summary>Records a step's payload and the stage it leads to, in one transaction.</summary>
    public async Task<bool> AdvanceAsync(
        DocumentRow job,
        StepResult result,
        VersionRow? payload,
        CancellationToken cancellationToken
    )
    {
        await using var context = await database.OpenAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var now = timeProvider.GetUtcNow();
        var isReady = result.Stage is DocumentStage.Ready or DocumentStage.Partial;
        var written = await Owned(context, job)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(row => row.Stage, result.Stage)
                        .SetProperty(row => row.Timings, result.Timings)
                        .SetProperty(row => row.UpdatedAt, now)
                        .SetProperty(row => row.Title, row => result.Title ?? row.Title)
                        .SetProperty(row => row.Reason, (string?)null)
                        .SetProperty(row => row.IsRunning, !isReady)
                        .SetProperty(row => row.IsSuspect, row => row.IsSuspect && !isReady)
                        .SetProperty(row => row.IsRelabelDue, row => row.IsRelabelDue && !isReady)
                        .SetProperty(row => row.ServedVersion, row => isReady ? row.Version : row.ServedVersion)
                        .SetProperty(row => row.ServedChunks, row => result.ServedChunks ?? row.ServedChunks),
                cancellationToken
            );
        if (written == 0)
            return false;
        if (payload is not null)
        {
            var isKnown = await DocumentStore
                .VersionsOf(context, new DocumentKey(job.Tenant, job.DocumentId))
                .AnyAsync(row => row.Version == payload.Version, cancellationToken);
            context.Entry(payload).State = isKnown ? EntityState.Modified : EntityState.Added;
            await context.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Removes the versions that a new one has replaced; returns the originals they referred to.</summary>
    public async Task<IReadOnlyList<string>> RemoveOtherVersionsAsync(DocumentRow job, CancellationToken cancellationToken)
    {
        await using var context = await database.OpenAsync(cancellationToken);
        var others = DocumentStore
            .VersionsOf(context, new DocumentKey(job.Tenant, job.DocumentId))
            .Where(row => row.Version != job.Version);
        var hashes = await others.Select(row => row.ContentHash).Distinct().ToListAsync(cancellationToken);
        await others.ExecuteDeleteAsync(cancellationToken);
        return hashes;
    }

    private static IQueryable<DocumentRow> Unfinished(KnowledgeDbContext context) =>
        context.Documents.Where(row =>
            row.IsDeleted
            || row.IsRelabelDue
            || (row.Stage != DocumentStage.Ready && row.Stage != DocumentStage.Partial && row.Stage != DocumentStage.Failed)
        );

    private static IQueryable<DocumentRow> Owned(KnowledgeDbContext context, DocumentRow job) =>
        DocumentStore
            .Of(context, new DocumentKey(job.Tenant, job.DocumentId))
            .Where(row => row.Revision == job.Revision && !row.IsDeleted);

    private async Task<bool> UpdateAsync(
        DocumentRow job,
        Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<DocumentRow>> change,
        CancellationToken cancellationToken
    )
    {
        await using var context = await database.OpenAsync(cancellationToken);
        var now = timeProvider.GetUtcNow();
        return await Owned(context, job)
                .ExecuteUpdateAsync(
                    set =>
                    {
                        change(set);
                        set.SetProperty(row => row.UpdatedAt, now);
                    },
                    cancellationToken
                ) > 0;
    }
}
