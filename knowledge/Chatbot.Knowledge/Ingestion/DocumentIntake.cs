using System.Security.Cryptography;
using System.Text;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Ingestion.Spaces;
using Chatbot.Knowledge.Persistence;
using Chatbot.Knowledge.Readers;

namespace Chatbot.Knowledge.Ingestion;

/// <summary>Takes documents in and takes them out: everything is durable before a call returns.</summary>
internal sealed class DocumentIntake(
    DocumentStore documents,
    JobStore jobs,
    IContentStore content,
    DocumentLocks locks,
    DocumentPipeline pipeline,
    DocumentRemoval removal,
    DocumentFeed feed,
    Backlog backlog,
    IDocumentScheduler scheduler,
    Recipes recipes,
    ReaderLimits limits,
    TimeProvider timeProvider
) : IDocumentCancellation
{
    public async Task<DocumentStatus> ImportAsync(DocumentImport import, bool isPatient, CancellationToken cancellationToken)
    {
        if (new[] { import.Tenant, import.DocumentId, import.FileName }.Any(string.IsNullOrWhiteSpace))
            throw new ArgumentException("Tenant, document id and file name must not be empty.", nameof(import));
        if (import.Tags.ContainsKey(Collections.TagName))
            throw new ArgumentException(
                $"The tag '{Collections.TagName}' is reserved; set the collection instead.",
                nameof(import)
            );
        await backlog.EnterAsync(isPatient, cancellationToken);
        using var staged = await content.StageAsync(import.Content, limits.MaxBytes, cancellationToken);
        var key = new DocumentKey(import.Tenant, import.DocumentId);
        await using var entered = await locks.EnterAsync(key, cancellationToken);
        var known = await documents.FindAsync(key, cancellationToken);
        if (known is { IsDeleted: true })
        {
            await removal.RemoveAsync(key, cancellationToken);
            known = null;
        }

        var row = Merge(import, staged, known);
        if (known is not null && IsUnchanged(known, row))
            return known.ToStatus();
        await using (await locks.EnterContentAsync(staged.Hash, cancellationToken))
        {
            await content.CommitAsync(staged, cancellationToken);
            await documents.SaveAsync(row, isNew: known is null, cancellationToken);
        }

        if (known is not null && !string.Equals(known.ContentHash, row.ContentHash, StringComparison.Ordinal))
            await removal.CollectAsync([known.ContentHash], cancellationToken);
        if (row.IsRelabelDue)
            await pipeline.RelabelEnteredAsync(key, cancellationToken);
        if (known?.Owner is not null)
            await scheduler.InterruptAsync(key, cancellationToken);
        backlog.Add(row.Bytes);
        feed.Publish(row.ToStatus());
        scheduler.Wake();
        return row.ToStatus();
    }

    public async Task<bool> DeleteAsync(DocumentKey key, CancellationToken cancellationToken)
    {
        await using var entered = await locks.EnterAsync(key, cancellationToken);
        var row = await documents.FindAsync(key, cancellationToken);
        if (row is null)
            return false;
        var wasKnown = !row.IsDeleted;
        row.IsDeleted = true;
        row.Revision++;
        row.WorkAt = timeProvider.GetUtcNow();
        row.Owner = null;
        await documents.SaveAsync(row, isNew: false, cancellationToken);
        await scheduler.InterruptAsync(key, cancellationToken);
        await removal.RemoveAsync(key, cancellationToken);
        return wasKnown;
    }

    public async Task<bool> CancelAsync(string tenant, string documentId, CancellationToken cancellationToken = default)
    {
        var key = new DocumentKey(tenant, documentId);
        if (!await jobs.CancelAsync(key, "Its processing was cancelled. Import it again to process it.", cancellationToken))
            return false;
        await scheduler.InterruptAsync(key, cancellationToken);
        if (await documents.FindAsync(key, cancellationToken) is { } row)
            feed.Publish(row.ToStatus());
        return true;
    }

    private DocumentRow Merge(DocumentImport import, StagedContent staged, DocumentRow? known)
    {
        var now = timeProvider.GetUtcNow();
        var version = VersionOf(import, staged.Hash, recipes.HashOf(import.Collection));
        var isServed = string.Equals(known?.ServedVersion, version, StringComparison.Ordinal);
        var isSameVersion = string.Equals(known?.Version, version, StringComparison.Ordinal);
        var goesOn = isSameVersion && !known!.ToStatus().IsFinal;
        var row = new DocumentRow
        {
            Tenant = import.Tenant,
            DocumentId = import.DocumentId,
            FileName = import.FileName,
            MediaType = import.MediaType,
            Title = import.Title ?? known?.Title ?? Path.GetFileNameWithoutExtension(import.FileName),
            GivenTitle = import.Title,
            SourceUrl = import.SourceUrl,
            Tags = Payload.OfTags(TagsOf(import)),
            Access = [.. import.Access.Principals.Order(StringComparer.Ordinal)],
            ContentHash = staged.Hash,
            Version = version,
            Bytes = staged.Bytes,
            Stage =
                isServed ? (known!.ServedReason is null ? DocumentStage.Ready : DocumentStage.Partial)
                : goesOn ? known!.Stage
                : DocumentStage.Queued,
            Attempts = isSameVersion && (goesOn || isServed) ? known!.Attempts : 0,
            ImportedAt = now,
            UpdatedAt = now,
            Revision = (known?.Revision ?? 0) + 1,
            Reason = isServed ? known!.ServedReason : null,
            Timings = isSameVersion ? known!.Timings : "{}",
            StageStartedAt = now,
            IsSuspect = goesOn && known!.IsSuspect,
            ServedVersion = known?.ServedVersion,
            ServedChunks = known?.ServedChunks ?? 0,
            ServedReason = known?.ServedReason,
            ServedSpace = known?.ServedSpace,
            RebuildAttempts = known?.RebuildAttempts ?? 0,
        };
        row.IsRelabelDue = known?.ServedVersion is not null && (known.IsRelabelDue || !HasSameLabels(known, row));
        row.WorkAt = isServed && !row.IsRelabelDue ? null : now;
        return row;
    }

    private static Dictionary<string, IReadOnlyList<string>> TagsOf(DocumentImport import) =>
        new(import.Tags, StringComparer.Ordinal) { [Collections.TagName] = [import.Collection] };

    private static bool IsUnchanged(DocumentRow known, DocumentRow row) =>
        string.Equals(known.Version, row.Version, StringComparison.Ordinal)
        && known.Stage != DocumentStage.Failed
        && !known.IsRelabelDue
        && HasSameLabels(known, row);

    private static bool HasSameLabels(DocumentRow known, DocumentRow row) =>
        string.Equals(known.Tags, row.Tags, StringComparison.Ordinal)
        && string.Equals(known.SourceUrl, row.SourceUrl, StringComparison.Ordinal)
        && known.Access.SequenceEqual(row.Access, StringComparer.Ordinal);

    /// <summary>A collection with a recipe of its own makes other chunks of the same bytes.</summary>
    private string VersionOf(DocumentImport import, string contentHash, string recipe)
    {
        var shape = string.Join('\u001F', contentHash, import.FileName, import.MediaType, import.Title);
        if (!string.Equals(recipe, recipes.HashOf(Collections.Default), StringComparison.Ordinal))
            shape += $"\u001F{import.Collection}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(shape)));
    }
}
