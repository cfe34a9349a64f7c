using Microsoft.EntityFrameworkCore;

namespace Chatbot.Knowledge.Persistence;

/// <summary>Reads and writes documents: one short transaction per call. Thread-safe.</summary>
internal sealed class DocumentStore(KnowledgeDatabase database, KnowledgeWriter writer)
{
    /// <summary>The row of a document, or null; rows being removed are found too.</summary>
    public async Task<DocumentRow?> FindAsync(DocumentKey key, CancellationToken cancellationToken)
    {
        await using var context = await database.OpenAsync(cancellationToken);
        return await Of(context, key).AsNoTracking().FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Inserts or overwrites a row; it is on disk when the task ends.</summary>
    public Task SaveAsync(DocumentRow row, bool isNew, CancellationToken cancellationToken) =>
        writer.RunAsync(
            row.DocumentId,
            isDurable: true,
            context =>
            {
                context.Entry(row).State = isNew ? EntityState.Added : EntityState.Modified;
                return context.SaveChanges();
            },
            cancellationToken
        );

    /// <summary>Whether any document refers to an original.</summary>
    public async Task<bool> IsContentUsedAsync(string hash, CancellationToken cancellationToken)
    {
        await using var context = await database.OpenAsync(cancellationToken);
        return await context.Documents.AnyAsync(row => row.ContentHash == hash, cancellationToken)
            || await context.Versions.AnyAsync(row => row.ContentHash == hash, cancellationToken);
    }

    /// <summary>Removes a document and its versions; returns the originals they referred to.</summary>
    public Task<IReadOnlyList<string>> RemoveAsync(DocumentKey key, CancellationToken cancellationToken) =>
        writer.RunAsync<IReadOnlyList<string>>(
            key.DocumentId,
            isDurable: true,
            context =>
            {
                var versions = VersionsOf(context, key);
                List<string> hashes = [.. versions.Select(row => row.ContentHash)];
                hashes.AddRange(Of(context, key).Select(row => row.ContentHash));
                versions.ExecuteDelete();
                Of(context, key).ExecuteDelete();
                return [.. hashes.Distinct(StringComparer.Ordinal)];
            },
            cancellationToken
        );

    /// <summary>
    /// A version of any document that was read from the same bytes as the same kind of file, or null: what was read once
    /// need not be read again. Text and structure only.
    /// </summary>
    public async Task<(string Text, byte[] Structure)?> FindReadAsync(
        string contentHash,
        string extension,
        CancellationToken cancellationToken
    )
    {
        await using var context = await database.OpenAsync(cancellationToken);
        var found = await context
            .Versions.Where(version =>
                version.ContentHash == contentHash
                && version.FileName.EndsWith(extension)
                && context.Documents.Any(row =>
                    row.Tenant == version.Tenant
                    && row.DocumentId == version.DocumentId
                    && row.Version == version.Version
                    && row.MediaType == null
                )
            )
            .Select(version => new { version.Text, version.Structure })
            .FirstOrDefaultAsync(cancellationToken);
        return found is null ? null : (found.Text, found.Structure);
    }

    /// <summary>A version with all payloads, or null.</summary>
    public async Task<VersionRow?> FindVersionAsync(DocumentKey key, string version, CancellationToken cancellationToken)
    {
        await using var context = await database.OpenAsync(cancellationToken);
        return await VersionsOf(context, key)
            .AsNoTracking()
            .FirstOrDefaultAsync(row => row.Version == version, cancellationToken);
    }

    /// <summary>The extracted text and the file name of a version, or null.</summary>
    public async Task<(string Text, string FileName)?> FindTextAsync(
        DocumentKey key,
        string version,
        CancellationToken cancellationToken
    )
    {
        await using var context = await database.OpenAsync(cancellationToken);
        var found = await VersionsOf(context, key)
            .Where(row => row.Version == version)
            .Select(row => new { row.Text, row.FileName })
            .FirstOrDefaultAsync(cancellationToken);
        return found is null ? null : (found.Text, found.FileName);
    }

    internal static IQueryable<DocumentRow> Of(KnowledgeDbContext context, DocumentKey key) =>
        context.Documents.Where(row => row.Tenant == key.Tenant && row.DocumentId == key.DocumentId);

    internal static IQueryable<VersionRow> VersionsOf(KnowledgeDbContext context, DocumentKey key) =>
        context.Versions.Where(row => row.Tenant == key.Tenant && row.DocumentId == key.DocumentId);
}
