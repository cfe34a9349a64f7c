namespace Chatbot.Knowledge.Stores;

/// <summary>What every store demands of the chunks it is given.</summary>
internal static class ChunkCheck
{
    /// <summary>All belong to the document, and no id or place is used twice.</summary>
    public static void OneDocument(string tenant, string documentId, IReadOnlyList<EmbeddedChunk> chunks)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var places = new HashSet<int>();
        foreach (EmbeddedChunk embedded in chunks)
        {
            if (embedded.Chunk.Tenant != tenant || embedded.Chunk.DocumentId != documentId)
            {
                throw new ArgumentException(
                    $"Chunk {embedded.Chunk.ChunkId} belongs to another document than {documentId}.",
                    nameof(chunks)
                );
            }

            if (!ids.Add(embedded.Chunk.ChunkId) || !places.Add(embedded.Chunk.Ordinal))
            {
                throw new ArgumentException(
                    $"Chunk {embedded.Chunk.ChunkId} of document {documentId} has the id or the place of another one.",
                    nameof(chunks)
                );
            }
        }
    }
}
