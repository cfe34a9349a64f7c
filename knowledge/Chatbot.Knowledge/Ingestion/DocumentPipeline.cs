using System.Text.Json;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Persistence;
using Chatbot.Knowledge.Readers;
using Microsoft.Extensions.Logging;

namespace Chatbot.Knowledge.Ingestion;

/// <summary>Takes one document from the stage where it stands to its end; every step is recorded before the next begins.</summary>
internal sealed partial class DocumentPipeline(
    DocumentSteps steps,
    DocumentIndex index,
    DocumentRemoval removal,
    DocumentStore documents,
    JobStore jobs,
    DocumentLocks locks,
    DocumentFeed feed,
    IngestionOptions options,
    TimeProvider timeProvider,
    ILogger<DocumentPipeline> logger
)
{
    /// <summary>Works on a document until it is ready, failed, put off, or overtaken by a newer import. Never throws but for a stop.</summary>
    public async Task RunAsync(DocumentKey key, CancellationToken stop)
    {
        var job = await documents.FindAsync(key, stop);
        if (job is null)
            return;
        if (job.IsDeleted)
        {
            await removal.RemoveAsync(key, stop);
            return;
        }

        if (job.IsRelabelDue && job.ServedVersion is not null)
            await RelabelAsync(key, stop);
        if (job.ToStatus().IsFinal)
            return;
        if (job.Attempts >= options.MaxAttempts)
        {
            var reason = $"Processing ended without a result {job.Attempts} times, the last time while {Describe(job.Stage)}. ";
            await FailAsync(job, reason + "The file may be damaged or too large; save it again or split it.");
            return;
        }

        if (await jobs.BeginAsync(job, stop))
            await AttemptAsync(job, stop);
    }

    /// <summary>Writes the served version again under the document's present labels.</summary>
    public async Task RelabelAsync(DocumentKey key, CancellationToken cancellationToken)
    {
        using var entered = await locks.EnterAsync(key, cancellationToken);
        await RelabelEnteredAsync(key, cancellationToken);
    }

    /// <summary>As <see cref="RelabelAsync"/>, for a caller that holds the document's lock.</summary>
    public async Task RelabelEnteredAsync(DocumentKey key, CancellationToken cancellationToken)
    {
        var row = await documents.FindAsync(key, cancellationToken);
        if (row is not { IsRelabelDue: true, IsDeleted: false, ServedVersion: { } served })
            return;
        await index.WriteAsync(row, served, cancellationToken);
        await jobs.RelabelledAsync(row, cancellationToken);
    }

    private async Task AttemptAsync(DocumentRow job, CancellationToken stop)
    {
        try
        {
            for (var current = job; current is not null; current = await NextAsync(job, stop))
                await StepAsync(current, stop);
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

    /// <summary>The job as it stands after a step, or null when there is nothing more to do for this import.</summary>
    private async Task<DocumentRow?> NextAsync(DocumentRow job, CancellationToken cancellationToken)
    {
        var row = await documents.FindAsync(new DocumentKey(job.Tenant, job.DocumentId), cancellationToken);
        if (row is null || row.Revision != job.Revision || row.IsDeleted)
            return null;
        feed.Publish(row.ToStatus());
        return row.ToStatus().IsFinal ? null : row;
    }

    private async Task StepAsync(DocumentRow job, CancellationToken cancellationToken)
    {
        var started = timeProvider.GetTimestamp();
        switch (job.Stage)
        {
            case DocumentStage.Queued or DocumentStage.Extracting:
                var extracted = await steps.ExtractAsync(job, cancellationToken);
                await AdvanceAsync(DocumentStage.Partitioning, extracted);
                break;
            case DocumentStage.Partitioning:
                await AdvanceAsync(DocumentStage.Enriching, await steps.PartitionAsync(job, cancellationToken));
                break;
            case DocumentStage.Enriching:
                await AdvanceAsync(DocumentStage.Embedding, await steps.EnrichAsync(job, cancellationToken));
                break;
            case DocumentStage.Embedding:
                await AdvanceAsync(DocumentStage.Indexing, await steps.EmbedAsync(job, cancellationToken));
                break;
            case DocumentStage.Indexing:
                await IndexAsync(job, started, cancellationToken);
                break;
        }

        Task AdvanceAsync(DocumentStage next, VersionRow payload)
        {
            var result = new StepResult(next, Timings(job, started)) { Title = payload.Title };
            return jobs.AdvanceAsync(job, result, payload, cancellationToken);
        }
    }

    private async Task IndexAsync(DocumentRow job, long started, CancellationToken cancellationToken)
    {
        var key = new DocumentKey(job.Tenant, job.DocumentId);
        using (await locks.EnterAsync(key, cancellationToken))
        {
            // Labels may have changed while the document was in work, and an overtaken import must not reach the index.
            var row = await documents.FindAsync(key, cancellationToken);
            if (row is null || row.Revision != job.Revision || row.IsDeleted)
                return;
            var count = await index.WriteAsync(row, job.Version, cancellationToken);
            var result = new StepResult(DocumentStage.Ready, Timings(job, started)) { ServedChunks = count };
            await jobs.AdvanceAsync(job, result, payload: null, cancellationToken);
        }

        var replaced = await jobs.RemoveOtherVersionsAsync(job, cancellationToken);
        await removal.CollectAsync(replaced, cancellationToken);
    }

    private async Task RetryOrFailAsync(DocumentRow job, Exception exception)
    {
        var attempts = job.Attempts + 1;
        var reason = $"Processing failed {attempts} times: {exception.Message}";
        if (attempts >= options.MaxAttempts)
        {
            await FailAsync(job, reason);
            return;
        }

        var delay = options.RetryDelay * Math.Pow(2, attempts - 1);
        await jobs.RetryLaterAsync(job, reason, delay, CancellationToken.None);
        feed.Signal();
    }

    private async Task FailAsync(DocumentRow job, string reason)
    {
        await jobs.FailAsync(job, reason, CancellationToken.None);
        if (await documents.FindAsync(new DocumentKey(job.Tenant, job.DocumentId), CancellationToken.None) is { } row)
            feed.Publish(row.ToStatus());
    }

    private string Timings(DocumentRow job, long started)
    {
        var timings = JsonSerializer.Deserialize(job.Timings, PayloadJsonContext.Default.DictionaryStringDouble) ?? [];
        timings[job.Stage.ToString()] = Math.Round(timeProvider.GetElapsedTime(started).TotalMilliseconds, 1);
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
