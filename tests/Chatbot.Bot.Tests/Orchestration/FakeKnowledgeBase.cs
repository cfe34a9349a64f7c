using Chatbot.Knowledge;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Bot.Tests.Orchestration;

/// <summary>A knowledge base that finds what the test says.</summary>
internal sealed class FakeKnowledgeBase : IKnowledgeBase
{
    public List<SearchQuery> Queries { get; } = [];

    public Func<SearchQuery, IReadOnlyList<Passage>> OnSearch { get; set; } = _ => [];

    /// <summary>Who may open which passage; null = nobody may.</summary>
    public Func<string, Audience, PassageView?>? OnOpen { get; set; }

    public static Passage Passage(string title, string text, params string[] titlePath) =>
        new()
        {
            ChunkId = $"{title}#{text.Length}#{string.Join('/', titlePath)}",
            DocumentId = title,
            Title = title,
            TitlePath = titlePath,
            Text = text,
            End = text.Length,
            Score = 1,
        };

    public Task<SearchResult> SearchAsync(SearchQuery query, CancellationToken cancellationToken = default)
    {
        Queries.Add(query);
        return Task.FromResult(new SearchResult(OnSearch(query)));
    }

    public Task<DocumentStatus> ImportAsync(DocumentImport import, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<DocumentStatus?> GetStatusAsync(
        string tenant,
        string documentId,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException();

    public IAsyncEnumerable<DocumentStatus> ListAsync(DocumentQuery query, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<CollectionSummary>> ListCollectionsAsync(
        string tenant,
        Audience? audience,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException();

    public Task<bool> DeleteAsync(string tenant, string documentId, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<int> DeleteCollectionAsync(string tenant, string collection, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public IAsyncEnumerable<AnswerUpdate> AskAsync(SearchQuery query, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary>Knows one passage, in the middle of a document.</summary>
    public Task<PassageView?> OpenPassageAsync(
        string tenant,
        string chunkId,
        Audience audience,
        CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (OnOpen is not null)
        {
            return Task.FromResult(OnOpen(chunkId, audience));
        }

        var passage = Passage("Leave policy", "middle") with { ChunkId = "known", Start = 7, End = 13 };
        return Task.FromResult(chunkId == "known" ? new PassageView(passage, "leave.md", "before middle after") : null);
    }

    public Task<OriginalFile?> OpenOriginalAsync(
        string tenant,
        string documentId,
        Audience? audience,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException();

    public Task WhenIdleAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;
}
