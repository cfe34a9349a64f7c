using Chatbot.Knowledge.Documents;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Chatbot.Knowledge.Persistence;

/// <summary>
/// Records the progress of ingestion. Every write names the revision it works for, and does nothing (false) when a newer
/// import has come in between. Thread-safe.
/// </summary>
internal sealed class JobStore(KnowledgeDatabase database, KnowledgeWriter writer, TimeProvider timeProvider)
{
    private const DocumentStage LastStep = DocumentStage.Indexing;

    /// <summary>Gives documents back whose owner is gone: its process died while it worked on them. Returns how many.</summary>
    /// <param name="living">The owners that still work.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<int> TakeOverAsync(IReadOnlyCollection<string> living, CancellationToken cancellationToken)
    {
        string[] owners = [.. living];
        await using (var context = await database.OpenAsync(cancellationToken))
        {
            if (!await Orphans(context).AnyAsync(cancellationToken))
                return 0;
        }

        var now = timeProvider.GetUtcNow();
        return await writer.RunAsync(
            "",
            isDurable: false,
            context =>
                Orphans(context)
                    .ExecuteUpdate(set =>
                        set.SetProperty(row => row.Owner, (string?)null)
                            .SetProperty(row => row.IsSuspect, true)
                            .SetProperty(row => row.WorkAt, row => row.WorkAt ?? now)
                    ),
            cancellationToken
        );

        IQueryable<DocumentRow> Orphans(KnowledgeDbContext context) =>
            context.Documents.Where(row => row.Owner != null && !owners.Contains(row.Owner));
    }

    /// <summary>Documents that are due and that nobody works on, the ones that died with a process last.</summary>
    public async Task<IReadOnlyList<DueDocument>> DueAsync(int limit, CancellationToken cancellationToken)
    {
        await using var context = await database.OpenAsync(cancellationToken);
        var now = timeProvider.GetUtcNow();
        return await context
            .Documents.Where(row => row.WorkAt <= now && row.Owner == null)
            .OrderBy(row => row.IsSuspect)
            .ThenBy(row => row.WorkAt)
            .Select(row => new DueDocument(new DocumentKey(row.Tenant, row.DocumentId), row.IsSuspect))
            .Take(limit)
            .ToListAsync(cancellationToken);
    }

    /// <summary>When the next document becomes due, or null when none is waiting.</summary>
    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        await using var context = await database.OpenAsync(cancellationToken);
        return await context
            .Documents.Where(row => row.WorkAt != null && row.Owner == null)
            .OrderBy(row => row.WorkAt)
            .Select(row => row.WorkAt)
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Whether anything is queued, running, or waiting for a retry.</summary>
    public async Task<bool> HasWorkAsync(CancellationToken cancellationToken)
    {
        await using var context = await database.OpenAsync(cancellationToken);
        return await context.Documents.AnyAsync(row => row.WorkAt != null, cancellationToken);
    }

    /// <summary>
    /// Takes a job on, and counts the attempt before it starts, so that a file which kills the process is counted too. False
    /// when somebody else has it.
    /// </summary>
    public Task<bool> BeginAsync(DocumentRow job, string owner, CancellationToken cancellationToken)
    {
        var stage = job.Stage == DocumentStage.Queued ? DocumentStage.Extracting : job.Stage;
        DateTimeOffset? now = timeProvider.GetUtcNow();
        return UpdateAsync(
            job,
            isDurable: false,
            rows => rows.Where(row => row.Owner == null || row.Owner == owner),
            set =>
                set.SetProperty(row => row.Attempts, row => row.Attempts + 1)
                    .SetProperty(row => row.Owner, owner)
                    .SetProperty(row => row.Stage, stage)
                    .SetProperty(row => row.StageStartedAt, now)
                    .SetProperty(row => row.Done, (int?)null)
                    .SetProperty(row => row.Total, (int?)null),
            cancellationToken
        );
    }

    /// <summary>Gives a job back uncounted when the host stops in its middle.</summary>
    public Task<bool> ReleaseAsync(DocumentRow job, CancellationToken cancellationToken) =>
        UpdateAsync(
            job,
            isDurable: false,
            rows => rows,
            set => set.SetProperty(row => row.Attempts, row => row.Attempts - 1).SetProperty(row => row.Owner, (string?)null),
            cancellationToken
        );

    /// <summary>Gives a document back after its progress could not be recorded, so that it is tried again.</summary>
    public Task<int> DisownAsync(DocumentKey key, string owner, CancellationToken cancellationToken) =>
        writer.RunAsync(
            key.DocumentId,
            isDurable: false,
            context =>
                DocumentStore
                    .Of(context, key)
                    .Where(row => row.Owner == owner)
                    .ExecuteUpdate(set => set.SetProperty(row => row.Owner, (string?)null)),
            cancellationToken
        );

    /// <summary>Gives a document up on the wish of its owner; what is served of it stays. False when it has no work.</summary>
    public Task<bool> CancelAsync(DocumentKey key, string reason, CancellationToken cancellationToken)
    {
        var now = timeProvider.GetUtcNow();
        return writer.RunAsync(
            key.DocumentId,
            isDurable: true,
            context =>
                DocumentStore
                    .Of(context, key)
                    .Where(row => !row.IsDeleted && row.Stage < DocumentStage.Ready)
                    .ExecuteUpdate(set =>
                        set.SetProperty(row => row.Revision, row => row.Revision + 1)
                            .SetProperty(row => row.Stage, DocumentStage.Failed)
                            .SetProperty(row => row.Reason, reason)
                            .SetProperty(row => row.WorkAt, row => row.IsRelabelDue ? row.WorkAt : null)
                            .SetProperty(row => row.Owner, (string?)null)
                            .SetProperty(row => row.IsSuspect, false)
                            .SetProperty(row => row.UpdatedAt, now)
                    ) > 0,
            cancellationToken
        );
    }

    /// <summary>Puts a job off after a failure that may pass.</summary>
    public Task<bool> RetryLaterAsync(DocumentRow job, string reason, TimeSpan delay, CancellationToken cancellationToken)
    {
        DateTimeOffset? due = timeProvider.GetUtcNow() + delay;
        return UpdateAsync(
            job,
            isDurable: false,
            rows => rows,
            set =>
                set.SetProperty(row => row.Owner, (string?)null)
                    .SetProperty(row => row.Reason, reason)
                    .SetProperty(row => row.WorkAt, due),
            cancellationToken
        );
    }

    /// <summary>Gives a document up.</summary>
    public Task<bool> FailAsync(DocumentRow job, string reason, CancellationToken cancellationToken) =>
        UpdateAsync(
            job,
            isDurable: false,
            rows => rows,
            set =>
                set.SetProperty(row => row.Stage, DocumentStage.Failed)
                    .SetProperty(row => row.Reason, reason)
                    .SetProperty(row => row.WorkAt, (DateTimeOffset?)null)
                    .SetProperty(row => row.Owner, (string?)null)
                    .SetProperty(row => row.IsSuspect, false),
            cancellationToken
        );

    /// <summary>Records that the index has the labels of the last import.</summary>
    public Task<bool> RelabelledAsync(DocumentRow job, CancellationToken cancellationToken)
    {
        var isFinal = job.Stage > LastStep;
        return UpdateAsync(
            job,
            isDurable: true,
            rows => rows,
            set =>
                set.SetProperty(row => row.IsRelabelDue, false)
                    .SetProperty(row => row.WorkAt, row => isFinal ? null : row.WorkAt),
            cancellationToken
        );
    }

    /// <summary>Records how far a stage is, for readers in other processes.</summary>
    public Task<bool> ReportAsync(DocumentRow job, int? done, int? total, CancellationToken cancellationToken) =>
        UpdateAsync(
            job,
            isDurable: false,
            rows => rows.Where(row => row.Owner != null),
            set => set.SetProperty(row => row.Done, done).SetProperty(row => row.Total, total),
            cancellationToken
        );

    /// <summary>Records a step's payload and the stage it leads to, in one transaction.</summary>
    public Task<bool> AdvanceAsync(
        DocumentRow job,
        StepResult result,
        VersionRow? payload,
        CancellationToken cancellationToken
    ) => writer.RunAsync(job.DocumentId, isDurable: false, context => Advance(context, job, result, payload), cancellationToken);

    /// <summary>Removes the versions that a new one has replaced; returns the originals they referred to.</summary>
    public Task<IReadOnlyList<string>> RemoveOtherVersionsAsync(DocumentRow job, CancellationToken cancellationToken) =>
        writer.RunAsync<IReadOnlyList<string>>(
            job.DocumentId,
            isDurable: false,
            context =>
            {
                var others = DocumentStore
                    .VersionsOf(context, new DocumentKey(job.Tenant, job.DocumentId))
                    .Where(row => row.Version != job.Version);
                List<string> hashes = [.. others.Select(row => row.ContentHash).Distinct()];
                others.ExecuteDelete();
                return hashes;
            },
            cancellationToken
        );

    private bool Advance(KnowledgeDbContext context, DocumentRow job, StepResult result, VersionRow? payload)
    {
        var now = timeProvider.GetUtcNow();
        var isServed = result.Stage is DocumentStage.Ready or DocumentStage.Partial;
        var written = Owned(context, job)
            .ExecuteUpdate(set =>
            {
                set.SetProperty(row => row.Stage, result.Stage)
                    .SetProperty(row => row.Timings, result.Timings)
                    .SetProperty(row => row.UpdatedAt, now)
                    .SetProperty(row => row.StageStartedAt, now)
                    .SetProperty(row => row.Done, (int?)null)
                    .SetProperty(row => row.Total, (int?)null)
                    .SetProperty(row => row.Reason, result.Reason);
                if (result.Title is not null)
                    set.SetProperty(row => row.Title, result.Title);
                if (isServed)
                {
                    set.SetProperty(row => row.Owner, (string?)null)
                        .SetProperty(row => row.WorkAt, (DateTimeOffset?)null)
                        .SetProperty(row => row.IsSuspect, false)
                        .SetProperty(row => row.IsRelabelDue, false)
                        .SetProperty(row => row.ServedVersion, row => row.Version)
                        .SetProperty(row => row.ServedChunks, result.ServedChunks)
                        .SetProperty(row => row.ServedReason, result.Reason)
                        .SetProperty(row => row.ServedSpace, result.Space)
                        .SetProperty(row => row.RebuildAttempts, 0);
                }
            });
        // A space that was opened or that took over in between would miss the document: the step is repeated then.
        if (written > 0 && isServed && result.Live != SpaceStore.LiveName(context))
            throw new SpacesChangedException();
        if (written > 0 && payload is not null)
            Write(context, payload, result.Stage);
        return written > 0;
    }

    /// <summary>Writes what the step changed; the text, which is large, only once.</summary>
    private static void Write(KnowledgeDbContext context, VersionRow payload, DocumentStage reached)
    {
        var entry = context.Entry(payload);
        if (reached == DocumentStage.Partitioning)
        {
            var isKnown = DocumentStore
                .VersionsOf(context, new DocumentKey(payload.Tenant, payload.DocumentId))
                .Any(row => row.Version == payload.Version);
            entry.State = isKnown ? EntityState.Modified : EntityState.Added;
        }
        else
        {
            entry.State = EntityState.Unchanged;
            entry.Property(row => row.Chunks).IsModified = reached != DocumentStage.Indexing;
            entry.Property(row => row.Enrichment).IsModified = reached == DocumentStage.Embedding;
            entry.Property(row => row.Vectors).IsModified = true;
            entry.Property(row => row.Recipe).IsModified = true;
        }

        context.SaveChanges();
    }

    private static IQueryable<DocumentRow> Owned(KnowledgeDbContext context, DocumentRow job) =>
        DocumentStore
            .Of(context, new DocumentKey(job.Tenant, job.DocumentId))
            .Where(row => row.Revision == job.Revision && !row.IsDeleted);

    private Task<bool> UpdateAsync(
        DocumentRow job,
        bool isDurable,
        Func<IQueryable<DocumentRow>, IQueryable<DocumentRow>> condition,
        Action<UpdateSettersBuilder<DocumentRow>> change,
        CancellationToken cancellationToken
    )
    {
        var now = timeProvider.GetUtcNow();
        return writer.RunAsync(
            job.DocumentId,
            isDurable,
            context =>
                condition(Owned(context, job))
                    .ExecuteUpdate(set =>
                    {
                        change(set);
                        set.SetProperty(row => row.UpdatedAt, now);
                    }) > 0,
            cancellationToken
        );
    }
}
