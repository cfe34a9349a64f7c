using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Tests.Sources;

/// <summary>Remembers what is imported and deleted.</summary>
internal sealed class RecordingKnowledgeBase : IKnowledgeBase
{
    public ConcurrentDictionary<string, (DocumentImport Import, string Text)> Documents { get; } = new(StringComparer.Ordinal);

    public List<string> Calls { get; } = [];

    public async Task<DocumentStatus> ImportAsync(DocumentImport import, CancellationToken cancellationToken = default)
    {
        using var reader = new StreamReader(import.Content);
        Documents[import.DocumentId] = (import, await reader.ReadToEndAsync(cancellationToken));
        Calls.Add($"import {import.DocumentId}");
        return new DocumentStatus
        {
            Tenant = import.Tenant,
            DocumentId = import.DocumentId,
            Title = import.FileName,
            FileName = import.FileName,
            Stage = DocumentStage.Queued,
        };
    }

    public Task<bool> DeleteAsync(string tenant, string documentId, CancellationToken cancellationToken = default)
    {
        Calls.Add($"delete {documentId}");
        return Task.FromResult(Documents.TryRemove(documentId, out _));
    }

    public Task<DocumentStatus?> GetStatusAsync(
        string tenant,
        string documentId,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException();

    public async IAsyncEnumerable<DocumentStatus> ListAsync(
        DocumentQuery query,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        await Task.Yield();
        yield break;
    }

    public Task<IReadOnlyList<CollectionSummary>> ListCollectionsAsync(
        string tenant,
        Audience? audience,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException();

    public Task<int> DeleteCollectionAsync(string tenant, string collection, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<SearchResult> SearchAsync(SearchQuery query, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public IAsyncEnumerable<AnswerUpdate> AskAsync(SearchQuery query, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<PassageView?> OpenPassageAsync(
        string tenant,
        string chunkId,
        Audience audience,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException();

    public Task<OriginalFile?> OpenOriginalAsync(
        string tenant,
        string documentId,
        Audience? audience,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException();

    public Task WhenIdleAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;
}
