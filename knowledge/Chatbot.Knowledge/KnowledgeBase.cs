using System.Runtime.CompilerServices;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Ingestion;
using Chatbot.Knowledge.Persistence;
using Chatbot.Knowledge.Stores;

namespace Chatbot.Knowledge;

/// <summary>The knowledge base in this process.</summary>
internal sealed class KnowledgeBase(
    DocumentIntake intake,
    DocumentStore documents,
    DocumentCatalog catalog,
    IContentStore content,
    JobStore jobs,
    DocumentBoard board,
    DocumentFeed feed,
    IChunkStore chunks,
    IPassageSearch search,
    IAnswerer answerer,
    TimeProvider timeProvider
) : IKnowledgeBase
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> AnyTags = new Dictionary<
        string,
        IReadOnlyList<string>
    >(StringComparer.Ordinal);

    public Task<DocumentStatus> ImportAsync(DocumentImport import, CancellationToken cancellationToken = default) =>
        intake.ImportAsync(import, isPatient: false, cancellationToken);

    public async Task<DocumentStatus?> GetStatusAsync(
        string tenant,
        string documentId,
        CancellationToken cancellationToken = default
    ) =>
        await documents.FindAsync(new DocumentKey(tenant, documentId), cancellationToken) is { IsDeleted: false } row
            ? await board.DescribeAsync(row, cancellationToken)
            : null;

    public async IAsyncEnumerable<DocumentStatus> ListAsync(
        DocumentQuery query,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        await foreach (var row in catalog.ListAsync(query, cancellationToken))
            yield return await board.DescribeAsync(row, cancellationToken);
    }

    public Task<IReadOnlyList<CollectionSummary>> ListCollectionsAsync(
        string tenant,
        Audience? audience,
        CancellationToken cancellationToken = default
    ) => catalog.CollectionsAsync(tenant, audience, cancellationToken);

    public Task<bool> DeleteAsync(string tenant, string documentId, CancellationToken cancellationToken = default) =>
        intake.DeleteAsync(new DocumentKey(tenant, documentId), cancellationToken);

    public async Task<int> DeleteCollectionAsync(string tenant, string collection, CancellationToken cancellationToken = default)
    {
        var query = new DocumentQuery
        {
            Tenant = tenant,
            Audience = null,
            Collections = [collection],
        };
        var ids = new List<string>();
        await foreach (var row in catalog.ListAsync(query, cancellationToken))
            ids.Add(row.DocumentId);
        var removed = 0;
        foreach (var id in ids)
            removed += await DeleteAsync(tenant, id, cancellationToken) ? 1 : 0;
        return removed;
    }

    public Task<SearchResult> SearchAsync(SearchQuery query, CancellationToken cancellationToken = default) =>
        search.SearchAsync(query, cancellationToken);

    public IAsyncEnumerable<AnswerUpdate> AskAsync(SearchQuery query, CancellationToken cancellationToken = default) =>
        answerer.AskAsync(query, cancellationToken);

    public async Task<PassageView?> OpenPassageAsync(
        string tenant,
        string chunkId,
        Audience audience,
        CancellationToken cancellationToken = default
    )
    {
        var chunk = await chunks.GetAsync(chunkId, new ChunkFilter(tenant, audience, AnyTags), cancellationToken);
        if (chunk is null)
            return null;
        var key = new DocumentKey(tenant, chunk.DocumentId);
        return await documents.FindTextAsync(key, chunk.Version, cancellationToken) is { } found
            ? new PassageView(ToPassage(chunk), found.FileName, found.Text)
            : null;
    }

    public async Task<OriginalFile?> OpenOriginalAsync(
        string tenant,
        string documentId,
        Audience? audience,
        CancellationToken cancellationToken = default
    )
    {
        // A second look: the original may have been replaced and removed between finding and opening it.
        for (var look = 0; look < 2; look++)
        {
            var key = new DocumentKey(tenant, documentId);
            if (await catalog.FindOriginalAsync(key, audience, cancellationToken) is not { } found)
                return null;
            try
            {
#pragma warning disable CA2000 // The caller disposes it with the result.
                var file = await content.OpenAsync(found.ContentHash, cancellationToken);
#pragma warning restore CA2000
                return new OriginalFile(file, found.Row.FileName, found.Row.MediaType, file.Length, found.Row.ImportedAt);
            }
            catch (FileNotFoundException) when (look == 0) { }
        }

        return null;
    }

    public async Task WhenIdleAsync(CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var change = feed.NextChange;
            if (!await jobs.HasWorkAsync(cancellationToken))
                return;
            // Another process may do the work; its changes are seen by a look from time to time.
            await Task.WhenAny(change, Task.Delay(LookInterval, timeProvider, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private static Passage ToPassage(Chunk chunk) =>
        new()
        {
            ChunkId = chunk.ChunkId,
            DocumentId = chunk.DocumentId,
            Title = chunk.Title,
            TitlePath = chunk.TitlePath,
            Text = chunk.Text,
            Page = chunk.Page,
            Start = chunk.Start,
            End = chunk.End,
            Tokens = chunk.Tokens,
            Language = chunk.Language,
            SourceUrl = chunk.SourceUrl,
        };
}
