using Chatbot.Knowledge.Chunking;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Readers;
using Microsoft.Extensions.Options;

namespace Chatbot.Knowledge;

/// <summary>Reads and cuts in this process, with nothing stored.</summary>
internal sealed class ChunkPreview(DocumentReaders readers, Partitioner partitioner) : IChunkPreview
{
    private const string Name = "preview";

    public async Task<IReadOnlyList<Chunk>> CutAsync(
        Stream content,
        string fileName,
        ChunkingOptions options,
        CancellationToken cancellationToken = default
    )
    {
        var failures = ChunkingRelations.Check("Knowledge:Chunking", options).ToList();
        if (failures.Count > 0)
            throw new OptionsValidationException("Knowledge:Chunking", typeof(ChunkingOptions), failures);
        var document = await readers.ReadAsync(content, fileName, mediaType: null, cancellationToken);
        var labels = new ChunkLabels
        {
            Tenant = Name,
            DocumentId = fileName,
            Version = Name,
            Title = document.Title ?? Path.GetFileNameWithoutExtension(fileName),
        };
        return await partitioner.PartitionAsync(document, labels, options, cancellationToken);
    }
}
