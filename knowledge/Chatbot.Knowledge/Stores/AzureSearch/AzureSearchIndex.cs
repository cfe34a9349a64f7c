using System.Globalization;
using System.Text;
using Azure;
using Azure.Search.Documents;
using Azure.Search.Documents.Indexes;
using Azure.Search.Documents.Indexes.Models;
using Azure.Search.Documents.Models;
using Chatbot.Knowledge.Stores.Points;

namespace Chatbot.Knowledge.Stores.AzureSearch;

/// <summary>
/// An index of Azure AI Search: its own BM25 over analysed words, HNSW with the filter applied first. The service shows a write
/// a little later; every write here waits until a search counts it. Made on first write.
/// </summary>
internal sealed class AzureSearchIndex(SearchIndexClient indexes, string name, AzureSearchOptions options, TimeProvider time)
    : IPointIndex
{
    private const string Head = "kind eq 'head'";
    private const string Chunk = "kind eq 'chunk'";
    private const string Embedded = "dense eq true";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly string[] Shown = ["id", "tenant", "document", "generation", "ordinal", "content"];

    private readonly SearchClient client = indexes.GetSearchClient(name);
    private readonly SemaphoreSlim creating = new(1);
    private volatile int dimensions;

    public int MaxHits => 1_000;

    public async Task WriteAsync(IReadOnlyList<Point> points, CancellationToken cancellationToken)
    {
        await CreateAsync(points, cancellationToken);
        string[] ids = [.. points.Select(point => PointIds.Chunk(point.Key, point.Window))];
        await CallAsync(() => client.UploadDocumentsAsync(points.Select(Write), Strict, cancellationToken));
        await SeeAsync(AzureSearchFilter.Ids(ids), ids.Length, cancellationToken);
    }

    public async Task DeleteBelowAsync(string tenant, string document, long generation, CancellationToken cancellationToken)
    {
        string old = AzureSearchFilter.Below(tenant, document, generation);
        while (
            await SearchAsync(null, new SearchOptions { Filter = old, Size = MaxHits }, cancellationToken) is { Count: > 0 } found
        )
        {
            string[] ids = [.. found.Select(result => result.Document.GetString("id"))];
            await CallAsync(() => client.DeleteDocumentsAsync("id", ids, Strict, cancellationToken));
            await SeeAsync(AzureSearchFilter.Ids(ids), 0, cancellationToken);
        }
    }

    public async Task WriteHeadAsync(DocumentHead head, CancellationToken cancellationToken)
    {
        var document = new SearchDocument
        {
            ["id"] = head.Id,
            ["kind"] = "head",
            ["tenant"] = head.Tenant,
            ["document"] = head.Document,
            ["generation"] = head.Generation,
            ["ordinal"] = head.LastOrdinal,
        };
        await CallAsync(() => client.UploadDocumentsAsync([document], Strict, cancellationToken));
        string generation = head.Generation.ToString(CultureInfo.InvariantCulture);
        await SeeAsync($"{AzureSearchFilter.Ids([head.Id])} and generation eq {generation}", 1, cancellationToken);
    }

    public async Task DeleteHeadAsync(string id, CancellationToken cancellationToken)
    {
        if (await DimensionsAsync(cancellationToken) > 0)
        {
            await CallAsync(() => client.DeleteDocumentsAsync("id", [id], Strict, cancellationToken));
            await SeeAsync(AzureSearchFilter.Ids([id]), 0, cancellationToken);
        }
    }

    public async Task<IReadOnlyList<DocumentHead>> ReadHeadsAsync(
        IReadOnlyList<string> ids,
        CancellationToken cancellationToken
    ) =>
        [
            .. (await ByIdAsync(ids, Head, cancellationToken)).Select(head => new DocumentHead(
                head.GetString("id"),
                head.GetString("tenant"),
                head.GetString("document"),
                head.GetInt64("generation")!.Value,
                head.GetInt32("ordinal")!.Value
            )),
        ];

    public async Task<IReadOnlyList<PointHit>> ReadAsync(IReadOnlyList<PointKey> keys, CancellationToken cancellationToken) =>
        [
            .. (await ByIdAsync([.. keys.Select(key => PointIds.Chunk(key))], Chunk, cancellationToken)).Select(document =>
                Hit(document, 0)
            ),
        ];

    public async Task<IReadOnlyList<PointHit>> FindAsync(PointFilter filter, int limit, CancellationToken cancellationToken)
    {
        var search = new SearchOptions { Filter = AzureSearchFilter.Of(filter, Chunk), Size = limit };
        return [.. (await SearchAsync(null, search, cancellationToken)).Select(result => Hit(result.Document, 0))];
    }

    public async Task<IReadOnlyList<PointHit>> SearchWordsAsync(
        IReadOnlyList<WeightedTerm> terms,
        PointFilter filter,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var search = new SearchOptions
        {
            Filter = AzureSearchFilter.Of(filter, Chunk),
            Size = limit,
            QueryType = SearchQueryType.Full,
            SearchMode = SearchMode.Any,
            ScoringProfile = AzureSearchSchema.Weights,
            SearchFields = { "title", "heading", "body" },
        };
        string query = string.Join(
            ' ',
            terms.Select(term => string.Create(CultureInfo.InvariantCulture, $"\"{term.Word}\"^{term.Weight:0.###}"))
        );
        return
        [
            .. (await SearchAsync(query, search, cancellationToken)).Select(result => Hit(result.Document, result.Score ?? 0)),
        ];
    }

    public async Task<IReadOnlyList<PointHit>> SearchVectorAsync(
        ReadOnlyMemory<float> vector,
        PointFilter filter,
        int limit,
        CancellationToken cancellationToken
    )
    {
        if (await DimensionsAsync(cancellationToken) != vector.Length)
        {
            return [];
        }

        var search = new SearchOptions
        {
            Filter = AzureSearchFilter.Of(filter, Embedded),
            Size = limit,
            VectorSearch = new VectorSearchOptions
            {
                FilterMode = VectorFilterMode.PreFilter,
                Queries =
                {
                    new VectorizedQuery(vector) { KNearestNeighborsCount = limit, Fields = { "vector" } },
                },
            },
        };

        // The service gives 1 / (2 - cosine).
        return
        [
            .. (await SearchAsync(null, search, cancellationToken)).Select(result =>
                Hit(result.Document, 2 - (1 / (result.Score ?? 1)))
            ),
        ];
    }

    public async Task DropAsync(CancellationToken cancellationToken)
    {
        await CallAsync(() => indexes.DeleteIndexAsync(name, cancellationToken));
        dimensions = 0;
    }

    public void Dispose() => creating.Dispose();

    private static IndexDocumentsOptions Strict => new() { ThrowOnAnyError = true };

    private static SearchDocument Write(Point point)
    {
        var document = new SearchDocument
        {
            ["id"] = PointIds.Chunk(point.Key, point.Window),
            ["kind"] = point.Content is null ? "window" : "chunk",
            ["tenant"] = point.Key.Tenant,
            ["document"] = point.Key.Document,
            ["generation"] = point.Key.Generation,
            ["chunk"] = point.ChunkName,
            ["ordinal"] = point.Key.Ordinal,
            ["dense"] = point.Vector is not null,
            ["access"] = point.Access.ToArray(),
            ["tags"] = point.Tags.ToArray(),
        };
        if (point.Vector is { } vector)
        {
            document["vector"] = vector.ToArray();
        }

        if (point.Content is not null)
        {
            document["content"] = point.Content;
            document["title"] = Words(point.Terms!, frequency => frequency.Title);
            document["heading"] = Words(point.Terms!, frequency => frequency.Heading);
            document["body"] = Words(point.Terms!, frequency => frequency.Body);
        }

        return document;
    }

    private static string Words(ChunkTerms terms, Func<TermFrequency, int> count)
    {
        var words = new StringBuilder();
        foreach ((string term, TermFrequency frequency) in terms.Frequencies)
        {
            for (int i = 0; i < count(frequency); i++)
            {
                words.Append(term).Append(' ');
            }
        }

        return words.ToString();
    }

    private static PointHit Hit(SearchDocument document, double score) =>
        new(
            document.GetString("document"),
            document.GetInt64("generation")!.Value,
            document.GetInt32("ordinal")!.Value,
            document.GetString("content"),
            score
        );

    private async Task<IReadOnlyList<SearchDocument>> ByIdAsync(
        IReadOnlyList<string> ids,
        string kind,
        CancellationToken cancellationToken
    )
    {
        var found = new List<SearchDocument>();
        foreach (string[] part in ids.Chunk(MaxHits))
        {
            var search = new SearchOptions { Filter = $"{AzureSearchFilter.Ids(part)} and {kind}", Size = part.Length };
            found.AddRange((await SearchAsync(null, search, cancellationToken)).Select(result => result.Document));
        }

        return found;
    }

    private async Task<IReadOnlyList<SearchResult<SearchDocument>>> SearchAsync(
        string? text,
        SearchOptions search,
        CancellationToken cancellationToken
    )
    {
        foreach (string field in Shown)
        {
            search.Select.Add(field);
        }

        return await CallAsync<IReadOnlyList<SearchResult<SearchDocument>>>(async () =>
            {
                var results = new List<SearchResult<SearchDocument>>();
                Response<SearchResults<SearchDocument>> response = await client.SearchAsync<SearchDocument>(
                    text,
                    search,
                    cancellationToken
                );
                await foreach (
                    SearchResult<SearchDocument> result in response.Value.GetResultsAsync().WithCancellation(cancellationToken)
                )
                {
                    results.Add(result);
                }

                return results;
            }) ?? [];
    }

    /// <summary>Waits until searches count so many documents.</summary>
    private async Task SeeAsync(string filter, int count, CancellationToken cancellationToken)
    {
        long start = time.GetTimestamp();
        while ((await SearchAsync(null, new SearchOptions { Filter = filter, Size = MaxHits }, cancellationToken)).Count != count)
        {
            if (time.GetElapsedTime(start) > options.VisibleWithin)
            {
                throw new ChunkStoreException(
                    $"Azure AI Search did not show a write to searches within {options.VisibleWithin}. Try again later, or raise {AzureSearchOptions.SectionName}:VisibleWithin."
                );
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    private async Task<int> DimensionsAsync(CancellationToken cancellationToken)
    {
        if (dimensions == 0 && await CallAsync(() => indexes.GetIndexAsync(name, cancellationToken)) is { } found)
        {
            dimensions = found.Value.Fields.Single(field => field.Name == "vector").VectorSearchDimensions ?? 0;
        }

        return dimensions;
    }

    private async Task CreateAsync(IReadOnlyList<Point> points, CancellationToken cancellationToken)
    {
        if (dimensions > 0)
        {
            return;
        }

        await creating.WaitAsync(cancellationToken);
        try
        {
            if (await DimensionsAsync(cancellationToken) == 0)
            {
                int size =
                    points.Select(point => point.Vector?.Length).FirstOrDefault(length => length is not null)
                    ?? options.Dimensions;
                SearchIndex schema = AzureSearchSchema.Of(name, size);
                await CallAsync(() => indexes.CreateOrUpdateIndexAsync(schema, cancellationToken: cancellationToken));
                dimensions = size;
            }
        }
        finally
        {
            creating.Release();
        }
    }

    /// <summary>Null when there is no index.</summary>
    private static async Task<T?> CallAsync<T>(Func<Task<T>> call)
        where T : class
    {
        try
        {
            return await call();
        }
        catch (RequestFailedException absent) when (absent.Status == 404)
        {
            return null;
        }
        catch (RequestFailedException refused)
        {
            string cure = refused.Status switch
            {
                401 or 403 => $"Check {AzureSearchOptions.SectionName}:ApiKey; it must be an admin key.",
                429 or 503 => "It stayed busy through all retries; import with less parallelism or add replicas.",
                0 => $"Check {AzureSearchOptions.SectionName}:Endpoint and the network.",
                _ => "",
            };
            string first = refused.Message.Split('\n')[0].Trim();
            throw new ChunkStoreException(
                $"Azure AI Search refused a call ({refused.Status}): {first} {cure}".TrimEnd(),
                refused
            );
        }
    }
}
