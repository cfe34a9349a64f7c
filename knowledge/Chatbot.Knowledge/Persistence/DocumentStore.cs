using Microsoft.EntityFrameworkCore;

namespace Chatbot.Knowledge.Persistence;

/// <summary>Reads and writes documents: one short transaction per call. Thread-safe.</summary>
internal sealed class DocumentStore(KnowledgeDatabase database)
{
    /// <summary>The row of a document, or null; rows being removed are found too.</summary>
    public async Task<DocumentRow?> FindAsync(DocumentKey key, CancellationToken cancellationToken)
    {
        await using var context = await database.OpenAsync(cancellationToken);
        return await Of(context, key).AsNoTracking().FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Inserts or overwrites a row.</summary>
    public async Task SaveAsync(DocumentRow row, bool isNew, CancellationToken cancellationToken)
    {
        await using var context = await database.OpenAsync(cancellationToken);
        context.Entry(row).State = isNew ? EntityState.Added : EntityState.Modified;
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Whether any document refers to an original.</summary>
    public async Task<bool> IsContentUsedAsync(string hash, CancellationToken cancellationToken)
    {
        await using var context = await database.OpenAsync(cancellationToken);
        return await context.Documents.AnyAsync(row => row.ContentHash == hash, cancellationToken)
            || await context.Versions.AnyAsync(row => row.ContentHash == hash, cancellationToken);
    }

    /// <summary>Removes a document and its versions; returns the originals they referred to.</summary>
    public async Task<IReadOnlyList<string>> RemoveAsync(DocumentKey key, CancellationToken cancellationToken)
    {
        await using var context = await database.OpenAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var versions = VersionsOf(context, key);
        var hashes = await versions.Select(row => row.ContentHash).ToListAsync(cancellationToken);
        hashes.AddRange(await Of(context, key).Select(row => row.ContentHash).ToListAsync(cancellationToken));
        await versions.ExecuteDeleteAsync(cancellationToken);
        await Of(context, key).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return [.. hashes.Distinct(StringComparer.Ordinal)];
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
