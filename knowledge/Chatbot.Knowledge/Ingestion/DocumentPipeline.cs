using System.Text.Json;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Ingestion.Spaces;
using Chatbot.Knowledge.Persistence;
using Chatbot.Knowledge.Readers;
using Microsoft.Extensions.Logging;

namespace Chatbot.Knowledge.Ingestion;

/// <summary>Takes one document from the stage where it stands to its end; every step is recorded before the next begins.</summary>
internal sealed partial class DocumentPipeline(
    DocumentSteps steps,
    DocumentIndex index,
    DocumentRemoval removal,
    DocumentRebuild rebuild,
    DocumentStore documents,
    JobStore jobs,
    SpaceDirectory directory,
    DocumentLocks locks,
    DocumentBoard board,
    DocumentFeed feed,
    IngestionOptions options,
    TimeProvider timeProvider,
    ILogger<DocumentPipeline> logger
)
{
    /// <summary>Works on a document until it is ready, failed, put off, or overtaken by a newer import. Never throws but for a stop.</summary>
    /// <param name="key">The document.</param>
    /// <param name="owner">Who works: recorded, so that others see whose work ended with its process.</param>
    /// <param name="stop">Ends the work; the document goes on later, uncounted.</param>
    public async Task RunAsync(DocumentKey key, string owner, CancellationToken stop)
    {
        var job = await documents.FindAsync(key, stop);
        if (job is null)
            return;
        if (job.IsDeleted)
        {
            await using var entered = await locks.EnterAsync(key, stop);
            await removal.RemoveAsync(key, stop);
            return;
        }

        if (job.IsRelabelDue && job.ServedVersion is not null)
            await RelabelAsync(key, stop);
        if (job.ToStatus().IsFinal)
        {
            await rebuild.RunAsync(job, owner, stop);
            return;
        }

        if (job.Attempts >= options.MaxAttempts)
        {
            var reason = $"Processing ended without a result {job.Attempts} times, the last time while {Describe(job.Stage)}. ";
            await FailAsync(job, reason + "The file may be damaged or too large; save it again or split it.");
            return;
        }

        if (!await jobs.BeginAsync(job, owner, stop))
            return;
        job.Attempts++;
        job.Owner = owner;
        if (job.Stage == DocumentStage.Queued)
            job.Stage = DocumentStage.Extracting;
        await AttemptAsync(job, stop);
    }

    /// <summary>Writes the served version again under the document's present labels.</summary>
    public async Task RelabelAsync(DocumentKey key, CancellationToken cancellationToken)
    {
        await using var entered = await locks.EnterAsync(key, cancellationToken);
        await RelabelEnteredAsync(key, cancellationToken);
    }

    /// <summary>As <see cref="RelabelAsync"/>, for a caller that holds the document's lock.</summary>
    public async Task RelabelEnteredAsync(DocumentKey key, CancellationToken cancellationToken)
    {
        var row = await documents.FindAsync(key, cancellationToken);
        if (row is not { IsRelabelDue: true, IsDeleted: false, ServedVersion: { } served })
            return;
        if (await documents.FindVersionAsync(key, served, cancellationToken) is not { } version)
            throw new InvalidOperationException($"Version {served} of document {key.DocumentId} is not stored.");
        await index.WriteAsync(row, version, await directory.ReadAsync(cancellationToken), cancellationToken);
        await jobs.RelabelledAsync(row, cancellationToken);
    }

    private async Task AttemptAsync(DocumentRow job, CancellationToken stop)
    {
        using var entry = board.Enter(job);
        try
        {
            VersionRow? version = null;
            while (!job.ToStatus().IsFinal)
            {
                entry.Advance(job, timeProvider.GetTimestamp());
                version ??= job.Stage == DocumentStage.Extracting ? null : await LoadAsync(job, stop);
                version = await StepAsync(job, version, entry, stop);
                if (version is null)
                    return;
            }

            entry.Dispose();
            feed.Publish(job.ToStatus());
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await jobs.ReleaseAsync(job, CancellationToken.None);
            throw;
        }
        catch (DocumentReaderException exception)
        {
            LogUnreadable(job.Tenant, job.DocumentId, exception);
            await FailAsync(job, exception.Message);
        }
        catch (Exception exception)
        {
            LogStepFailed(job.Tenant, job.DocumentId, exception);
            await RetryOrFailAsync(job, exception);
        }
    }

    /// <summary>Runs the job's stage and records it. Null when a newer import has come and there is nothing more to do for this one.</summary>
    private async Task<VersionRow?> StepAsync(
        DocumentRow job,
        VersionRow? version,
        DocumentBoard.Entry entry,
        CancellationToken cancellationToken
    )
    {
        switch (job.Stage)
        {
            case DocumentStage.Extracting:
                version = await steps.ExtractAsync(job, entry, cancellationToken);
                return await AdvanceAsync(job, version, DocumentStage.Partitioning, entry, cancellationToken);
            case DocumentStage.Partitioning:
                await steps.PartitionAsync(job, version!, cancellationToken);
                return await AdvanceAsync(job, version!, DocumentStage.Enriching, entry, cancellationToken);
            case DocumentStage.Enriching:
                await steps.EnrichAsync(job, version!, cancellationToken);
                return await AdvanceAsync(job, version!, DocumentStage.Embedding, entry, cancellationToken);
            case DocumentStage.Embedding:
                await steps.EmbedAsync(version!, entry, cancellationToken);
                return await AdvanceAsync(job, version!, DocumentStage.Indexing, entry, cancellationToken);
            default:
                return await IndexAsync(job, version!, entry, cancellationToken);
        }
    }

    private async Task<VersionRow?> AdvanceAsync(
        DocumentRow job,
        VersionRow version,
        DocumentStage next,
        DocumentBoard.Entry entry,
        CancellationToken cancellationToken
    )
    {
        var result = new StepResult(next, Timings(job, entry)) { Title = version.Title };
        if (!await jobs.AdvanceAsync(job, result, version, cancellationToken))
            return null;
        Record(job, result);
        return version;
    }

    private async Task<VersionRow?> IndexAsync(
        DocumentRow job,
        VersionRow version,
        DocumentBoard.Entry entry,
        CancellationToken cancellationToken
    )
    {
        var key = new DocumentKey(job.Tenant, job.DocumentId);
        await using (await locks.EnterAsync(key, cancellationToken))
        {
            // Labels may have changed while the document was in work, and an overtaken import must not reach the index.
            var row = await documents.FindAsync(key, cancellationToken);
            if (row is null || row.Revision != job.Revision || row.IsDeleted)
                return null;
            if (!await WriteAsync(job, row, version, entry, cancellationToken))
                return null;
        }

        // The first import of a document has replaced nothing.
        if (job.Revision > 1)
            await removal.CollectAsync(await jobs.RemoveOtherVersionsAsync(job, cancellationToken), cancellationToken);
        return version;
    }

    private async Task<bool> WriteAsync(
        DocumentRow job,
        DocumentRow row,
        VersionRow version,
        DocumentBoard.Entry entry,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var spaces = await directory.ReadAsync(cancellationToken);
            var count = await index.WriteAsync(row, version, spaces, cancellationToken);
            var reason = DocumentSteps.Missing(version);
            var stage = reason is null ? DocumentStage.Ready : DocumentStage.Partial;
            var result = new StepResult(stage, Timings(job, entry))
            {
                ServedChunks = count,
                Reason = reason,
                Space = spaces.Target,
                Live = spaces.Live,
            };
            try
            {
                if (!await jobs.AdvanceAsync(job, result, payload: null, cancellationToken))
                    return false;
                Record(job, result);
                (job.ServedChunks, job.Owner, job.WorkAt) = (count, null, null);
                return true;
            }
            catch (SpacesChangedException)
            {
                // It was written to an index that is not searched any more; now it goes to the new one.
            }
        }
    }

    private void Record(DocumentRow job, StepResult result)
    {
        job.Stage = result.Stage;
        job.Timings = result.Timings;
        job.Title = result.Title ?? job.Title;
        job.Reason = result.Reason;
        (job.Done, job.Total) = (null, null);
        job.UpdatedAt = timeProvider.GetUtcNow();
        job.StageStartedAt = job.UpdatedAt;
    }

    private async Task<VersionRow> LoadAsync(DocumentRow job, CancellationToken cancellationToken) =>
        await documents.FindVersionAsync(new DocumentKey(job.Tenant, job.DocumentId), job.Version, cancellationToken)
        ?? throw new InvalidOperationException($"Version {job.Version} of document {job.DocumentId} is not stored.");

    private async Task RetryOrFailAsync(DocumentRow job, Exception exception)
    {
        var reason = $"Processing failed {job.Attempts} times: {exception.Message}";
        if (job.Attempts >= options.MaxAttempts)
        {
            await FailAsync(job, reason);
            return;
        }

        var delay = options.RetryDelay * Math.Pow(2, job.Attempts - 1);
        await jobs.RetryLaterAsync(job, reason, delay, CancellationToken.None);
        await PublishAsync(job);
    }

    private async Task FailAsync(DocumentRow job, string reason)
    {
        await jobs.FailAsync(job, reason, CancellationToken.None);
        await PublishAsync(job);
    }

    private async Task PublishAsync(DocumentRow job)
    {
        if (await documents.FindAsync(new DocumentKey(job.Tenant, job.DocumentId), CancellationToken.None) is { } row)
            feed.Publish(row.ToStatus());
    }

    private string Timings(DocumentRow job, DocumentBoard.Entry entry)
    {
        var timings = JsonSerializer.Deserialize(job.Timings, PayloadJsonContext.Default.DictionaryStringDouble) ?? [];
        timings[job.Stage.ToString()] = Math.Round(timeProvider.GetElapsedTime(entry.Started).TotalMilliseconds, 1);
        return JsonSerializer.Serialize(timings, PayloadJsonContext.Default.DictionaryStringDouble);
    }

    private static string Describe(DocumentStage stage) =>
        stage switch
        {
            DocumentStage.Partitioning => "its text was being cut",
            DocumentStage.Enriching => "it was being enriched",
            DocumentStage.Embedding => "it was being embedded",
            DocumentStage.Indexing => "it was being indexed",
            _ => "its text was being read",
        };

    [LoggerMessage(2001, LogLevel.Warning, "Document {DocumentId} of tenant {Tenant} cannot be read.")]
    private partial void LogUnreadable(string tenant, string documentId, Exception exception);

    [LoggerMessage(2002, LogLevel.Error, "A step failed for document {DocumentId} of tenant {Tenant}.")]
    private partial void LogStepFailed(string tenant, string documentId, Exception exception);
}
