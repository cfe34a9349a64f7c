using Chatbot.Knowledge.Documents;
using Microsoft.EntityFrameworkCore;

namespace Chatbot.Knowledge.Persistence;

/// <summary>Records which documents have reached the index that is being built. Thread-safe.</summary>
internal sealed class RebuildStore(KnowledgeWriter writer, TimeProvider timeProvider)
{
    /// <summary>Takes a served document on and counts the attempt. False when somebody else has it or it changed.</summary>
    public Task<bool> BeginAsync(DocumentRow row, string owner, CancellationToken cancellationToken) =>
        writer.RunAsync(
            row.DocumentId,
            isDurable: false,
            context =>
                Owned(context, row)
                    .Where(found => found.Owner == null || found.Owner == owner)
                    .ExecuteUpdate(set =>
                        set.SetProperty(found => found.RebuildAttempts, found => found.RebuildAttempts + 1)
                            .SetProperty(found => found.Owner, owner)
                    ) > 0,
            cancellationToken
        );

    /// <summary>Puts it off after a failure that may pass, or gives it back uncounted when the host stops.</summary>
    public Task<bool> ReleaseAsync(DocumentRow row, TimeSpan? delay, CancellationToken cancellationToken)
    {
        var due = timeProvider.GetUtcNow() + delay;
        return writer.RunAsync(
            row.DocumentId,
            isDurable: false,
            context =>
                Owned(context, row)
                    .ExecuteUpdate(set =>
                        set.SetProperty(found => found.Owner, (string?)null)
                            .SetProperty(found => found.WorkAt, due)
                            .SetProperty(found => found.RebuildAttempts, found => found.RebuildAttempts - (delay == null ? 1 : 0))
                    ) > 0,
            cancellationToken
        );
    }

    /// <summary>Records that the document stands in a space, with what was made for it.</summary>
    /// <param name="row">The document.</param>
    /// <param name="space">The space.</param>
    /// <param name="chunks">How many chunks it has there.</param>
    /// <param name="payload">New chunks and vectors, or null when the stored ones were used.</param>
    /// <param name="reason">What is missing of it there, or null.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task<bool> FinishAsync(
        DocumentRow row,
        string space,
        int chunks,
        VersionRow? payload,
        string? reason,
        CancellationToken cancellationToken
    ) =>
        writer.RunAsync(
            row.DocumentId,
            isDurable: false,
            context =>
            {
                var written = Owned(context, row)
                    .ExecuteUpdate(set =>
                    {
                        set.SetProperty(found => found.Owner, (string?)null)
                            .SetProperty(found => found.WorkAt, (DateTimeOffset?)null)
                            .SetProperty(found => found.IsSuspect, false)
                            .SetProperty(found => found.RebuildAttempts, 0)
                            .SetProperty(found => found.ServedSpace, space)
                            .SetProperty(found => found.ServedChunks, chunks);
                        if (reason is not null)
                        {
                            set.SetProperty(found => found.Stage, DocumentStage.Partial)
                                .SetProperty(found => found.Reason, reason)
                                .SetProperty(found => found.ServedReason, reason);
                        }
                    });
                if (written > 0 && payload is not null)
                {
                    var entry = context.Entry(payload);
                    entry.State = EntityState.Unchanged;
                    entry.Property(version => version.Chunks).IsModified = true;
                    entry.Property(version => version.Enrichment).IsModified = true;
                    entry.Property(version => version.Vectors).IsModified = true;
                    entry.Property(version => version.Recipe).IsModified = true;
                    context.SaveChanges();
                }

                return written > 0;
            },
            cancellationToken
        );

    /// <summary>Takes a finished document with nothing to do off the list.</summary>
    public Task<bool> SettleAsync(DocumentRow row, CancellationToken cancellationToken) =>
        writer.RunAsync(
            row.DocumentId,
            isDurable: false,
            context =>
                Owned(context, row)
                    .ExecuteUpdate(set =>
                        set.SetProperty(found => found.WorkAt, (DateTimeOffset?)null).SetProperty(found => found.IsSuspect, false)
                    ) > 0,
            cancellationToken
        );

    private static IQueryable<DocumentRow> Owned(KnowledgeDbContext context, DocumentRow row) =>
        DocumentStore
            .Of(context, new DocumentKey(row.Tenant, row.DocumentId))
            .Where(found => found.Revision == row.Revision && !found.IsDeleted);
}
