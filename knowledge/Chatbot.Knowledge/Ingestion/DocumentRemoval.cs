using Chatbot.Knowledge.Persistence;

namespace Chatbot.Knowledge.Ingestion;

/// <summary>Removes documents and the originals that nobody refers to any more.</summary>
internal sealed class DocumentRemoval(
    DocumentStore documents,
    DocumentIndex index,
    IContentStore content,
    DocumentLocks locks,
    DocumentFeed feed
)
{
    /// <summary>Removes chunks, records and originals of a document that is marked as deleted; the caller holds its lock.</summary>
    public async Task RemoveAsync(DocumentKey key, CancellationToken cancellationToken)
    {
        await index.RemoveAsync(key, cancellationToken);
        await CollectAsync(await documents.RemoveAsync(key, cancellationToken), cancellationToken);
        feed.Signal();
    }

    /// <summary>Removes those of the originals that no document refers to.</summary>
    public async Task CollectAsync(IReadOnlyList<string> hashes, CancellationToken cancellationToken)
    {
        foreach (var hash in hashes)
        {
            await using var entered = await locks.EnterContentAsync(hash, cancellationToken);
            if (!await documents.IsContentUsedAsync(hash, cancellationToken))
                await content.RemoveAsync(hash, cancellationToken);
        }
    }
}
