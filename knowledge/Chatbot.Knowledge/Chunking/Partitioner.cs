using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Chunking;

/// <summary>Cuts documents the way that the settings of their collection say. Thread-safe.</summary>
internal sealed class Partitioner(ChunkingStrategies strategies, ITokenCounter counter, KnowledgeOptions settings)
{
    /// <summary>The chunks of a document in order; every non-blank character of it is in at least one.</summary>
    public Task<IReadOnlyList<Chunk>> PartitionAsync(
        ExtractedDocument document,
        ChunkLabels labels,
        string collection,
        CancellationToken cancellationToken
    ) => PartitionAsync(document, labels, settings.ChunkingOf(collection), cancellationToken);

    /// <summary>As above, with settings of its own.</summary>
    public async Task<IReadOnlyList<Chunk>> PartitionAsync(
        ExtractedDocument document,
        ChunkLabels labels,
        ChunkingOptions options,
        CancellationToken cancellationToken
    )
    {
        var request = new CutRequest(document, labels.Title, options);
        var ranges = await strategies.Get(options.Strategy).CutAsync(request, cancellationToken);
        return new ChunkWriter(document, counter, labels).Write(ranges);
    }
}
