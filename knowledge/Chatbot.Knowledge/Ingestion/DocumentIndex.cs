using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Persistence;
using Chatbot.Knowledge.Stores;

namespace Chatbot.Knowledge.Ingestion;

/// <summary>Puts a stored version into the chunk store under the labels that its document has now.</summary>
internal sealed class DocumentIndex(IChunkStore chunks, DocumentStore documents)
{
    /// <summary>Replaces what the store has of the document; returns the number of chunks.</summary>
    public async Task<int> WriteAsync(DocumentRow row, string version, CancellationToken cancellationToken)
    {
        var stored = await documents.FindVersionAsync(new DocumentKey(row.Tenant, row.DocumentId), version, cancellationToken);
        if (stored is not { Chunks: not null, Vectors: not null })
            throw new InvalidOperationException($"Version {version} of document {row.DocumentId} has no embedded chunks.");
        var tags = Payload.ToTags(row.Tags);
        var access = new AccessList([.. row.Access]);
        var labelled = Payload
            .ToChunks(stored.Chunks)
            .Select(chunk => chunk with { Tags = tags, Access = access, SourceUrl = row.SourceUrl })
            .ToList();
        await chunks.ReplaceAsync(row.Tenant, row.DocumentId, Payload.ToEmbedded(labelled, stored.Vectors), cancellationToken);
        return labelled.Count;
    }

    /// <summary>Removes the document from the store.</summary>
    public Task RemoveAsync(DocumentKey key, CancellationToken cancellationToken) =>
        chunks.DeleteAsync(key.Tenant, key.DocumentId, cancellationToken);
}
