using Microsoft.EntityFrameworkCore;

namespace Chatbot.Knowledge.Persistence.PostgreSql;

/// <summary>
/// Originals as rows of a megabyte each, so that every node of a cluster has them. What an earlier release left in this
/// machine's data folder is still found.
/// </summary>
internal sealed class PostgreSqlContentStore(KnowledgeDatabase database, KnowledgeOptions options) : IContentStore
{
    private const int PartBytes = 1 << 20;
    private readonly StagingFolder _incoming = new(Path.Combine(options.DataFolder, "content", "incoming"));
    private readonly FileContentStore _earlier = new(options);

    public Task<StagedContent> StageAsync(Stream content, long maxBytes, CancellationToken cancellationToken) =>
        _incoming.StageAsync(content, maxBytes, flush: false, cancellationToken);

    public async Task CommitAsync(StagedContent staged, CancellationToken cancellationToken)
    {
        await using var context = await database.OpenAsync(cancellationToken);
        var parts = context.Set<ContentPartRow>();
        if (await parts.AnyAsync(row => row.Hash == staged.Hash, cancellationToken))
            return;
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await using var file = new FileStream(staged.Path, FileMode.Open, FileAccess.Read, FileShare.Read);
        var buffer = new byte[PartBytes];
        for (var part = 0; ; part++)
        {
            var read = await file.ReadAtLeastAsync(buffer, PartBytes, throwOnEndOfStream: false, cancellationToken);
            if (read == 0 && part > 0)
                break;
            parts.Add(
                new ContentPartRow
                {
                    Hash = staged.Hash,
                    Part = part,
                    Bytes = buffer.AsSpan(0, read).ToArray(),
                }
            );
            await context.SaveChangesAsync(cancellationToken);
            context.ChangeTracker.Clear();
            if (read < PartBytes)
                break;
        }

        await transaction.CommitAsync(cancellationToken);
    }

    public async Task<Stream> OpenAsync(string hash, CancellationToken cancellationToken)
    {
        await using var context = await database.OpenAsync(cancellationToken);
        var parts = context.Set<ContentPartRow>().Where(row => row.Hash == hash);
        return
            await parts.SumAsync(row => (long?)row.Bytes.Length, cancellationToken) is { } length
            && (length > 0 || await parts.AnyAsync(cancellationToken))
            ? new ContentPartStream(database, hash, length)
            : await _earlier.OpenAsync(hash, cancellationToken);
    }

    public async Task RemoveAsync(string hash, CancellationToken cancellationToken)
    {
        await using var context = await database.OpenAsync(cancellationToken);
        await context.Set<ContentPartRow>().Where(row => row.Hash == hash).ExecuteDeleteAsync(cancellationToken);
        await _earlier.RemoveAsync(hash, cancellationToken);
    }

    public void DiscardAbandoned(DateTimeOffset before) => _incoming.DiscardAbandoned(before);
}
