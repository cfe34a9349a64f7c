using Chatbot.Knowledge.Chunking;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Enrichment;
using Chatbot.Knowledge.Ingestion.Spaces;
using Chatbot.Knowledge.Persistence;
using Chatbot.Knowledge.Readers;

namespace Chatbot.Knowledge.Ingestion;

/// <summary>The work of each stage, from what the stage before made to what is stored next. Holds no state.</summary>
internal sealed class DocumentSteps(
    IContentStore content,
    DocumentStore documents,
    DocumentReaders readers,
    Partitioner partitioner,
    DocumentEnricher enricher,
    IChunkEmbedder embedder,
    Recipes recipes
)
{
    /// <summary>Reads the original; what was read from the same bytes for another document is not read again.</summary>
    public async Task<VersionRow> ExtractAsync(
        DocumentRow job,
        IProgress<StageProgress> progress,
        CancellationToken cancellationToken
    )
    {
        var (text, structure) = await FindReadAsync(job, cancellationToken) ?? await ReadAsync(job, progress, cancellationToken);
        return new VersionRow
        {
            Tenant = job.Tenant,
            DocumentId = job.DocumentId,
            Version = job.Version,
            ContentHash = job.ContentHash,
            FileName = job.FileName,
            Title = job.GivenTitle ?? Payload.ToStructure(structure).Title ?? Path.GetFileNameWithoutExtension(job.FileName),
            Text = text,
            Structure = structure,
        };
    }

    /// <summary>Cuts the text into chunks.</summary>
    public async Task PartitionAsync(DocumentRow job, VersionRow version, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var structure = Payload.ToStructure(version.Structure);
        var document = new ExtractedDocument
        {
            Title = version.Title,
            Text = version.Text,
            Blocks = structure.Blocks,
            Metadata = structure.Metadata,
        };
        var labels = new ChunkLabels
        {
            Tenant = job.Tenant,
            DocumentId = job.DocumentId,
            Version = version.Version,
            Title = version.Title,
        };
        var collection = job.ToStatus().Collection;
        version.Chunks = Payload.OfChunks(await partitioner.PartitionAsync(document, labels, collection, cancellationToken));
        version.Enrichment = null;
        version.Vectors = null;
        version.Recipe = recipes.HashOf(collection);
    }

    /// <summary>Adds what is switched on: keywords, entities and the like. What an earlier run found is replaced.</summary>
    public async Task EnrichAsync(DocumentRow job, VersionRow version, CancellationToken cancellationToken)
    {
        var chunks = Payload.ToChunks(version.Chunks ?? throw new InvalidOperationException("The document was not partitioned."));
        var collection = job.ToStatus().Collection;
        var found = await enricher.EnrichAsync(version.Title, version.Text, chunks, collection, cancellationToken);
        version.Enrichment = Payload.OfEnrichment(found);
        version.Chunks = Payload.OfChunks(
            chunks.Select(chunk => chunk with { Questions = found.Questions.GetValueOrDefault(chunk.Ordinal, []) })
        );
    }

    /// <summary>Makes the vectors.</summary>
    public async Task EmbedAsync(VersionRow version, IProgress<StageProgress> progress, CancellationToken cancellationToken)
    {
        var chunks = Payload.ToChunks(version.Chunks ?? throw new InvalidOperationException("The document was not partitioned."));
        var embedded = await embedder.EmbedAsync(chunks, progress, cancellationToken);
        if (embedded.Count != chunks.Count)
            throw new InvalidOperationException($"{chunks.Count} chunks went to be embedded, {embedded.Count} came back.");
        version.Vectors = Payload.OfVectors(embedded);
    }

    /// <summary>What of the file could not be read, in one text for its owner, or null.</summary>
    public static string? Missing(VersionRow version) =>
        Payload.ToStructure(version.Structure).Warnings is { Count: > 0 } warnings ? string.Join(' ', warnings) : null;

    private async Task<(string Text, byte[] Structure)?> FindReadAsync(DocumentRow job, CancellationToken cancellationToken)
    {
        var extension = Path.GetExtension(job.FileName);
        if (job.MediaType is not null || extension.Length == 0)
            return null;
        var found = await documents.FindReadAsync(job.ContentHash, extension, cancellationToken);
        // Structures of earlier releases do not tell the file's own title.
        return found is { } read && Payload.ToStructure(read.Structure).Warnings is not null ? read : null;
    }

    private async Task<(string Text, byte[] Structure)> ReadAsync(
        DocumentRow job,
        IProgress<StageProgress> progress,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await using var original = await content.OpenAsync(job.ContentHash, cancellationToken);
            var document = await readers.ReadAsync(
                original,
                job.FileName,
                job.MediaType,
                (done, total) => progress.Report(new StageProgress(done, total)),
                cancellationToken
            );
            return (document.Text, Payload.OfStructure(document));
        }
        catch (FileNotFoundException exception)
        {
            throw new DocumentReaderException("The stored original is gone. Import the document again.", exception);
        }
    }
}
