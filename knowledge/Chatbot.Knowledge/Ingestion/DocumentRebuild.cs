using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Ingestion.Spaces;
using Chatbot.Knowledge.Persistence;
using Microsoft.Extensions.Logging;

namespace Chatbot.Knowledge.Ingestion;

/// <summary>
/// Brings a served document into the index that is being built: cut, enriched and embedded anew where the recipe has changed.
/// A document that cannot be embedded any more goes there without vectors, so that words still find it.
/// </summary>
internal sealed partial class DocumentRebuild(
    DocumentSteps steps,
    DocumentIndex index,
    DocumentStore documents,
    RebuildStore rebuilds,
    SpaceDirectory directory,
    Recipes recipes,
    DocumentLocks locks,
    DocumentFeed feed,
    IngestionOptions options,
    ILogger<DocumentRebuild> logger
)
{
    /// <summary>Does it, if there is something to do. Never throws but for a stop.</summary>
    public async Task RunAsync(DocumentRow row, string owner, CancellationToken stop)
    {
        var spaces = await directory.ReadAsync(stop);
        if (row.ServedVersion is null || string.Equals(row.ServedSpace, spaces.Target, StringComparison.Ordinal))
        {
            if (row.WorkAt is not null)
                await rebuilds.SettleAsync(row, stop);
            return;
        }

        if (!await rebuilds.BeginAsync(row, owner, stop))
            return;
        try
        {
            if (row.RebuildAttempts < options.MaxAttempts)
                await RebuildAsync(row, spaces.Target, stop);
            else
                await KeepWordsAsync(row, spaces.Target, "Its vectors could not be made again.", stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await rebuilds.ReleaseAsync(row, delay: null, CancellationToken.None);
            throw;
        }
        catch (Exception exception)
        {
            LogFailed(row.Tenant, row.DocumentId, exception);
            if (row.RebuildAttempts + 1 < options.MaxAttempts)
                await rebuilds.ReleaseAsync(row, options.RetryDelay * Math.Pow(2, row.RebuildAttempts), CancellationToken.None);
            else
                await KeepWordsAsync(row, spaces.Target, exception.Message, stop);
        }

        feed.Signal();
    }

    private async Task RebuildAsync(DocumentRow row, string space, CancellationToken cancellationToken)
    {
        var version = await LoadAsync(row, cancellationToken);
        var isSame = string.Equals(version.Recipe, recipes.HashOf(row.ToStatus().Collection), StringComparison.Ordinal);
        if (!isSame || version.Chunks is null || version.Vectors is null)
        {
            isSame = false;
            var silent = new Progress<StageProgress>();
            await steps.PartitionAsync(row, version, cancellationToken);
            await steps.EnrichAsync(row, version, cancellationToken);
            await steps.EmbedAsync(version, silent, cancellationToken);
        }

        await WriteAsync(row, version, space, isSame ? null : version, reason: null, cancellationToken);
    }

    private async Task KeepWordsAsync(DocumentRow row, string space, string reason, CancellationToken cancellationToken)
    {
        var version = await LoadAsync(row, cancellationToken);
        var text = $"It is found by words only, because it could not be re-indexed: {reason}";
        await WriteAsync(row, version, space, payload: null, text, cancellationToken);
    }

    private async Task WriteAsync(
        DocumentRow job,
        VersionRow version,
        string space,
        VersionRow? payload,
        string? reason,
        CancellationToken cancellationToken
    )
    {
        var key = new DocumentKey(job.Tenant, job.DocumentId);
        await using var entered = await locks.EnterAsync(key, cancellationToken);
        var row = await documents.FindAsync(key, cancellationToken);
        if (row is null || row.IsDeleted || row.Revision != job.Revision)
            return;
        var count = await index.WriteAsync(row, version, space, withVectors: reason is null, cancellationToken);
        await rebuilds.FinishAsync(row, space, count, payload, reason, cancellationToken);
    }

    private async Task<VersionRow> LoadAsync(DocumentRow row, CancellationToken cancellationToken) =>
        await documents.FindVersionAsync(new DocumentKey(row.Tenant, row.DocumentId), row.ServedVersion!, cancellationToken)
        ?? throw new InvalidOperationException($"Version {row.ServedVersion} of document {row.DocumentId} is not stored.");

    [LoggerMessage(2003, LogLevel.Warning, "Document {DocumentId} of tenant {Tenant} could not be re-indexed.")]
    private partial void LogFailed(string tenant, string documentId, Exception exception);
}
