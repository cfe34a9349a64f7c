using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Enrichment;
using Chatbot.Knowledge.Ingestion.Spaces;
using Chatbot.Knowledge.Persistence;
using Chatbot.Knowledge.Stores;

namespace Chatbot.Knowledge.Ingestion;

/// <summary>Puts a version into the indexes under the labels that its document has now.</summary>
internal sealed class DocumentIndex(IChunkStores stores, SpaceDirectory directory)
{
    /// <summary>Replaces what the live index has of the document, and the one that is being built; returns the number of chunks.</summary>
    public async Task<int> WriteAsync(
        DocumentRow row,
        VersionRow version,
        IndexSpaces spaces,
        CancellationToken cancellationToken
    )
    {
        var chunks = Label(row, version, withVectors: directory.HasSameVectors(spaces));
        await stores.Open(spaces.Live).ReplaceAsync(row.Tenant, row.DocumentId, chunks, cancellationToken);
        if (spaces.Building is { } building)
            await WriteAsync(row, version, building, withVectors: true, cancellationToken);
        // For a moment other processes still search what was replaced; they must not see more there than is allowed now.
        foreach (var (retired, _) in spaces.Retired)
            await WriteAsync(row, version, retired, withVectors: false, cancellationToken);
        return chunks.Count;
    }

    /// <summary>Replaces what one index has of the document; returns the number of chunks.</summary>
    public async Task<int> WriteAsync(
        DocumentRow row,
        VersionRow version,
        string space,
        bool withVectors,
        CancellationToken cancellationToken
    )
    {
        var chunks = Label(row, version, withVectors);
        await stores.Open(space).ReplaceAsync(row.Tenant, row.DocumentId, chunks, cancellationToken);
        return chunks.Count;
    }

    /// <summary>Removes the document from every index.</summary>
    public async Task RemoveAsync(DocumentKey key, CancellationToken cancellationToken)
    {
        var spaces = await directory.ReadAsync(cancellationToken);
        foreach (var name in spaces.Retired.Select(space => space.Name).Append(spaces.Live).Append(spaces.Building))
        {
            if (name is not null)
                await stores.Open(name).DeleteAsync(key.Tenant, key.DocumentId, cancellationToken);
        }
    }

    private static IReadOnlyList<EmbeddedChunk> Label(DocumentRow row, VersionRow version, bool withVectors)
    {
        if (version.Chunks is null || (withVectors && version.Vectors is null))
            throw new InvalidOperationException(
                $"Version {version.Version} of document {row.DocumentId} has no embedded chunks."
            );
        var chunks = Payload.ToChunks(version.Chunks);
        var tags = EnrichmentTags.Merge(
            Payload.ToTags(row.Tags),
            version.Enrichment is null ? null : Payload.ToEnrichment(version.Enrichment),
            row.FileName,
            Payload.ToStructure(version.Structure).Metadata,
            chunks
        );
        var access = new AccessList([.. row.Access]);
        var labelled = chunks.Select(chunk => chunk with { Tags = tags, Access = access, SourceUrl = row.SourceUrl }).ToList();
        return withVectors
            ? Payload.ToEmbedded(labelled, version.Vectors!)
            : [.. labelled.Select(chunk => new EmbeddedChunk(chunk, []))];
    }
}
