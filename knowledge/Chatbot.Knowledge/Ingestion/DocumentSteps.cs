using Chatbot.Knowledge.Chunking;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Persistence;
using Chatbot.Knowledge.Readers;

namespace Chatbot.Knowledge.Ingestion;

/// <summary>The work of each stage, from stored input to the payload that is stored next. Holds no state.</summary>
internal sealed class DocumentSteps(
    ContentStore content,
    DocumentStore documents,
    DocumentReaders readers,
    Partitioner partitioner,
    IChunkEmbedder embedder
)
{
    public async Task<VersionRow> ExtractAsync(DocumentRow job, CancellationToken cancellationToken)
    {
        ExtractedDocument document;
        try
        {
            await using var original = content.Open(job.ContentHash);
            document = await readers.ReadAsync(original, job.FileName, job.MediaType, cancellationToken);
        }
        catch (FileNotFoundException exception)
        {
            throw new DocumentReaderException("The stored original is gone. Import the document again.", exception);
        }

        return new VersionRow
        {
            Tenant = job.Tenant,
            DocumentId = job.DocumentId,
            Version = job.Version,
            ContentHash = job.ContentHash,
            FileName = job.FileName,
            Title = job.GivenTitle ?? document.Title ?? Path.GetFileNameWithoutExtension(job.FileName),
            Text = document.Text,
            Structure = Payload.OfStructure(document),
        };
    }

    public async Task<VersionRow> PartitionAsync(DocumentRow job, CancellationToken cancellationToken)
    {
        var version = await LoadAsync(job, cancellationToken);
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
            Version = job.Version,
            Title = version.Title,
        };
        var collection = Payload.ToTags(job.Tags).GetValueOrDefault(Collections.TagName)?[0] ?? Collections.Default;
        version.Chunks = Payload.OfChunks(await partitioner.PartitionAsync(document, labels, collection, cancellationToken));
        version.Vectors = null;
        return version;
    }

    public Task<VersionRow> EnrichAsync(DocumentRow job, CancellationToken cancellationToken) =>
        LoadAsync(job, cancellationToken);

    public async Task<VersionRow> EmbedAsync(DocumentRow job, CancellationToken cancellationToken)
    {
        var version = await LoadAsync(job, cancellationToken);
        var chunks = Payload.ToChunks(version.Chunks ?? throw new InvalidOperationException("The document was not partitioned."));
        var embedded = await embedder.EmbedAsync(chunks, cancellationToken);
        if (embedded.Count != chunks.Count)
            throw new InvalidOperationException($"{chunks.Count} chunks went to be embedded, {embedded.Count} came back.");
        version.Vectors = Payload.OfVectors(embedded);
        return version;
    }

    private async Task<VersionRow> LoadAsync(DocumentRow job, CancellationToken cancellationToken) =>
        await documents.FindVersionAsync(new DocumentKey(job.Tenant, job.DocumentId), job.Version, cancellationToken)
        ?? throw new InvalidOperationException($"Version {job.Version} of document {job.DocumentId} is not stored.");
}
