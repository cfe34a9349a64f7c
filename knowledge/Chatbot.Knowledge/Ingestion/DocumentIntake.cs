using System.Security.Cryptography;
using System.Text;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Persistence;
using Chatbot.Knowledge.Readers;

namespace Chatbot.Knowledge.Ingestion;

/// <summary>Takes documents in and takes them out: everything is durable before a call returns.</summary>
internal sealed class DocumentIntake(
    DocumentStore documents,
    ContentStore content,
    ContentGate gate,
    DocumentLocks locks,
    DocumentPipeline pipeline,
    DocumentRemoval removal,
    DocumentFeed feed,
    WakeUp wakeUp,
    ReaderLimits limits,
    TimeProvider timeProvider
)
{
    public async Task<DocumentStatus> ImportAsync(DocumentImport import, CancellationToken cancellationToken)
    {
        if (new[] { import.Tenant, import.DocumentId, import.FileName }.Any(string.IsNullOrWhiteSpace))
            throw new ArgumentException("Tenant, document id and file name must not be empty.", nameof(import));
        if (import.Tags.ContainsKey(Collections.TagName))
            throw new ArgumentException(
                $"The tag '{Collections.TagName}' is reserved; set the collection instead.",
                nameof(import)
            );
        using var staged = await content.StageAsync(import.Content, limits.MaxBytes, cancellationToken);
        var key = new DocumentKey(import.Tenant, import.DocumentId);
        using var entered = await locks.EnterAsync(key, cancellationToken);
        var known = await documents.FindAsync(key, cancellationToken);
        if (known is { IsDeleted: true })
        {
            await removal.RemoveAsync(key, cancellationToken);
            known = null;
        }

        var row = Merge(import, staged, known);
        if (known is not null && IsUnchanged(known, row))
            return known.ToStatus();
        using (await gate.EnterAsync(cancellationToken))
        {
            content.Commit(staged);
            await documents.SaveAsync(row, isNew: known is null, cancellationToken);
        }

        if (known is not null && !string.Equals(known.ContentHash, row.ContentHash, StringComparison.Ordinal))
            await removal.CollectAsync([known.ContentHash], cancellationToken);
        if (row.IsRelabelDue)
            await pipeline.RelabelEnteredAsync(key, cancellationToken);
        feed.Publish(row.ToStatus());
        wakeUp.Call();
        return row.ToStatus();
    }

    public async Task<bool> DeleteAsync(DocumentKey key, CancellationToken cancellationToken)
    {
        using var entered = await locks.EnterAsync(key, cancellationToken);
        var row = await documents.FindAsync(key, cancellationToken);
        if (row is null)
            return false;
        var wasKnown = !row.IsDeleted;
        row.IsDeleted = true;
        row.Revision++;
        await documents.SaveAsync(row, isNew: false, cancellationToken);
        await removal.RemoveAsync(key, cancellationToken);
        return wasKnown;
    }

    private DocumentRow Merge(DocumentImport import, StagedContent staged, DocumentRow? known)
    {
        var now = timeProvider.GetUtcNow();
        var version = VersionOf(import, staged.Hash);
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
                isServed ? DocumentStage.Ready
                : goesOn ? known!.Stage
                : DocumentStage.Queued,
            Attempts = isSameVersion && (goesOn || isServed) ? known!.Attempts : 0,
            ImportedAt = now,
            UpdatedAt = now,
            Revision = (known?.Revision ?? 0) + 1,
            ServedVersion = known?.ServedVersion,
            ServedChunks = known?.ServedChunks ?? 0,
        };
        row.IsRelabelDue = known?.ServedVersion is not null && (known.IsRelabelDue || !HasSameLabels(known, row));
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

    private static string VersionOf(DocumentImport import, string contentHash)
    {
        var shape = string.Join('\u001F', contentHash, import.FileName, import.MediaType, import.Title);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(shape)));
    }
}
