using System.Text.Json;
using System.Text.Json.Nodes;
using Chatbot.Knowledge.Stores.Points;

namespace Chatbot.Knowledge.Stores.Qdrant;

/// <summary>
/// A collection of Qdrant: the dense vector of each window, and a sparse vector of BM25 weights per chunk whose rarity (idf)
/// Qdrant keeps itself. Made on first write.
/// </summary>
internal sealed class QdrantIndex(JsonEndpoint endpoint, string collection, int usualDimensions) : IPointIndex
{
    private const string Head = "head";
    private const string Chunk = "chunk";
    private const string Strong = "?wait=true&ordering=strong";
    private const string Consistent = "?consistency=majority";

    /// <summary>What is filtered by, and as what Qdrant indexes it.</summary>
    private static readonly (string Field, Func<JsonNode> Schema)[] Fields =
    [
        ("tenant", () => new JsonObject { ["type"] = "keyword", ["is_tenant"] = true }),
        ("kind", () => "keyword"),
        ("access", () => "keyword"),
        ("tags", () => "keyword"),
        ("document", () => "keyword"),
        ("chunk", () => "keyword"),
        ("generation", () => "integer"),
    ];

    private readonly SemaphoreSlim creating = new(1);
    private volatile bool created;
    private volatile int dimensions;

    public int MaxHits => 10_000;

    private string Path => $"collections/{collection}";

    public async Task WriteAsync(IReadOnlyList<Point> points, CancellationToken cancellationToken)
    {
        await CreateAsync(points, cancellationToken);
        await UpsertAsync([.. points.Select(Write)], cancellationToken);
    }

    public Task DeleteBelowAsync(string tenant, string document, long generation, CancellationToken cancellationToken) =>
        endpoint.FindAsync(
            HttpMethod.Post,
            $"{Path}/points/delete{Strong}",
            new JsonObject { ["filter"] = QdrantFilter.Below(tenant, document, generation) },
            cancellationToken
        );

    public Task WriteHeadAsync(DocumentHead head, CancellationToken cancellationToken) =>
        UpsertAsync(
            [
                new JsonObject
                {
                    ["id"] = head.Id,
                    ["vector"] = new JsonObject(),
                    ["payload"] = new JsonObject
                    {
                        ["kind"] = Head,
                        ["tenant"] = head.Tenant,
                        ["document"] = head.Document,
                        ["generation"] = head.Generation,
                        ["ordinal"] = head.LastOrdinal,
                    },
                },
            ],
            cancellationToken
        );

    public Task DeleteHeadAsync(string id, CancellationToken cancellationToken) =>
        endpoint.FindAsync(
            HttpMethod.Post,
            $"{Path}/points/delete{Strong}",
            new JsonObject { ["points"] = new JsonArray { id } },
            cancellationToken
        );

    public async Task<IReadOnlyList<DocumentHead>> ReadHeadsAsync(
        IReadOnlyList<string> ids,
        CancellationToken cancellationToken
    ) =>
        [
            .. (await RetrieveAsync(ids, cancellationToken)).Select(point =>
            {
                JsonElement payload = point.GetProperty("payload");
                return new DocumentHead(
                    point.GetProperty("id").GetString()!,
                    payload.GetProperty("tenant").GetString()!,
                    payload.GetProperty("document").GetString()!,
                    payload.GetProperty("generation").GetInt64(),
                    payload.GetProperty("ordinal").GetInt32()
                );
            }),
        ];

    public async Task<IReadOnlyList<PointHit>> ReadAsync(IReadOnlyList<PointKey> keys, CancellationToken cancellationToken) =>
        [.. (await RetrieveAsync([.. keys.Select(key => PointIds.Chunk(key))], cancellationToken)).Select(Hit)];

    public async Task<IReadOnlyList<PointHit>> FindAsync(PointFilter filter, int limit, CancellationToken cancellationToken)
    {
        var body = new JsonObject
        {
            ["filter"] = QdrantFilter.Of(filter, Chunk),
            ["limit"] = limit,
            ["with_payload"] = true,
        };
        return await PointsAsync($"{Path}/points/scroll{Consistent}", body, cancellationToken);
    }

    public async Task<IReadOnlyList<PointHit>> SearchWordsAsync(
        IReadOnlyList<WeightedTerm> terms,
        PointFilter filter,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var body = new JsonObject
        {
            ["query"] = Sparse(terms.Select(term => (term.Word, term.Weight))),
            ["using"] = "words",
            ["filter"] = QdrantFilter.Of(filter, Chunk),
            ["limit"] = limit,
            ["with_payload"] = true,
        };
        return await PointsAsync($"{Path}/points/query{Consistent}", body, cancellationToken);
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

        var body = new JsonObject
        {
            ["query"] = Numbers(vector.Span),
            ["using"] = "dense",
            ["filter"] = QdrantFilter.Of(filter, kind: null),
            ["limit"] = limit,
            ["with_payload"] = true,
        };
        return await PointsAsync($"{Path}/points/query{Consistent}", body, cancellationToken);
    }

    public async Task DropAsync(CancellationToken cancellationToken)
    {
        await endpoint.FindAsync(HttpMethod.Delete, Path, body: null, cancellationToken);
        created = false;
    }

    public void Dispose() => creating.Dispose();

    private static JsonObject Write(Point point)
    {
        var vector = new JsonObject();
        if (point.Vector is { } dense)
        {
            vector["dense"] = Numbers(dense.Span);
        }

        if (point.Terms is { Frequencies.Count: > 0 } terms)
        {
            vector["words"] = Sparse(terms.Frequencies.Select(term => (term.Key, Bm25.Impact(term.Value, terms.Length))));
        }

        var payload = new JsonObject
        {
            ["kind"] = point.Content is null ? "window" : Chunk,
            ["tenant"] = point.Key.Tenant,
            ["document"] = point.Key.Document,
            ["generation"] = point.Key.Generation,
            ["chunk"] = point.ChunkName,
            ["ordinal"] = point.Key.Ordinal,
            ["access"] = new JsonArray([.. point.Access.Select(word => (JsonNode)word)]),
            ["tags"] = new JsonArray([.. point.Tags.Select(word => (JsonNode)word)]),
        };
        if (point.Content is not null)
        {
            payload["content"] = point.Content;
        }

        return new JsonObject
        {
            ["id"] = PointIds.Chunk(point.Key, point.Window),
            ["vector"] = vector,
            ["payload"] = payload,
        };
    }

    private static JsonArray Numbers(ReadOnlySpan<float> numbers)
    {
        var array = new JsonArray();
        foreach (float number in numbers)
        {
            array.Add(number);
        }

        return array;
    }

    /// <summary>Words that share a number are added up.</summary>
    private static JsonObject Sparse(IEnumerable<(string Word, double Weight)> words)
    {
        (uint Key, float Weight)[] entries =
        [
            .. words
                .GroupBy(word => PointIds.Word(word.Word), (key, same) => (key, (float)same.Sum(word => word.Weight)))
                .OrderBy(entry => entry.key),
        ];
        return new JsonObject
        {
            ["indices"] = new JsonArray([.. entries.Select(entry => (JsonNode)entry.Key)]),
            ["values"] = new JsonArray([.. entries.Select(entry => (JsonNode)entry.Weight)]),
        };
    }

    private static PointHit Hit(JsonElement point)
    {
        JsonElement payload = point.GetProperty("payload");
        return new PointHit(
            payload.GetProperty("document").GetString()!,
            payload.GetProperty("generation").GetInt64(),
            payload.GetProperty("ordinal").GetInt32(),
            payload.TryGetProperty("content", out JsonElement content) ? content.GetString() : null,
            point.TryGetProperty("score", out JsonElement score) ? score.GetDouble() : 0
        );
    }

    private Task UpsertAsync(JsonNode[] points, CancellationToken cancellationToken) =>
        endpoint.SendAsync(
            HttpMethod.Put,
            $"{Path}/points{Strong}",
            new JsonObject { ["points"] = new JsonArray(points) },
            cancellationToken
        );

    private async Task<IReadOnlyList<JsonElement>> RetrieveAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var body = new JsonObject
        {
            ["ids"] = new JsonArray([.. ids.Select(id => (JsonNode)id)]),
            ["with_payload"] = true,
            ["with_vector"] = false,
        };
        JsonAnswer? answer = await endpoint.FindAsync(HttpMethod.Post, $"{Path}/points{Consistent}", body, cancellationToken);
        return answer is null ? [] : [.. answer.Body.GetProperty("result").EnumerateArray()];
    }

    private async Task<IReadOnlyList<PointHit>> PointsAsync(string path, JsonObject body, CancellationToken cancellationToken)
    {
        JsonAnswer? answer = await endpoint.FindAsync(HttpMethod.Post, path, body, cancellationToken);
        return answer is null ? [] : [.. answer.Body.GetProperty("result").GetProperty("points").EnumerateArray().Select(Hit)];
    }

    /// <summary>Size of the vectors of the collection, or 0 when there is no collection.</summary>
    private async Task<int> DimensionsAsync(CancellationToken cancellationToken)
    {
        if (dimensions > 0)
        {
            return dimensions;
        }

        JsonAnswer? answer = await endpoint.FindAsync(HttpMethod.Get, Path, body: null, cancellationToken);
        dimensions = answer is null
            ? 0
            : answer
                .Body.GetProperty("result")
                .GetProperty("config")
                .GetProperty("params")
                .GetProperty("vectors")
                .GetProperty("dense")
                .GetProperty("size")
                .GetInt32();
        return dimensions;
    }

    private async Task CreateAsync(IReadOnlyList<Point> points, CancellationToken cancellationToken)
    {
        if (created)
        {
            return;
        }

        await creating.WaitAsync(cancellationToken);
        try
        {
            int size =
                points.Select(point => point.Vector?.Length).FirstOrDefault(length => length is not null) ?? usualDimensions;
            if (!created && await DimensionsAsync(cancellationToken) == 0)
            {
                await MakeAsync(size, cancellationToken);
            }

            created = true;
        }
        finally
        {
            creating.Release();
        }
    }

    private async Task MakeAsync(int size, CancellationToken cancellationToken)
    {
        var body = new JsonObject
        {
            ["vectors"] = new JsonObject
            {
                ["dense"] = new JsonObject { ["size"] = size, ["distance"] = "Cosine" },
            },
            ["sparse_vectors"] = new JsonObject { ["words"] = new JsonObject { ["modifier"] = "idf" } },
            ["on_disk_payload"] = true,
        };
        try
        {
            await endpoint.SendAsync(HttpMethod.Put, Path, body, cancellationToken);
        }
        catch (ChunkStoreException) when (!cancellationToken.IsCancellationRequested)
        {
            // Another process may have made it in the same moment; then it is there.
            if (await DimensionsAsync(cancellationToken) == 0)
            {
                throw;
            }
        }

        foreach ((string field, Func<JsonNode> schema) in Fields)
        {
            await endpoint.SendAsync(
                HttpMethod.Put,
                $"{Path}/index?wait=true",
                new JsonObject { ["field_name"] = field, ["field_schema"] = schema() },
                cancellationToken
            );
        }
    }
}
