using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chatbot.Knowledge.Stores.Points;

namespace Chatbot.Knowledge.Stores.Pinecone;

/// <summary>
/// A space in Pinecone: a namespace of points with dense vectors and sparse BM25 weights, and one of heads. Ids begin with
/// the document, so that all its points can be listed. Content beyond the size of metadata is cut into records of its own.
/// </summary>
internal sealed class PineconeIndex(PineconeNamespace points, PineconeNamespace heads, PineconeDimensions dimensions)
    : IPointIndex
{
    /// <summary>Records of a result with metadata; a result may have 4 MB.</summary>
    private const int MaxHitsWithContent = 1_000;
    private const int SampledForRarity = 100;
    private const int MaxWordsOfAChunk = 1_000;
    private const int MaxContent = 9_000;

    public int MaxHits => MaxHitsWithContent;

    public async Task WriteAsync(IReadOnlyList<Point> written, CancellationToken cancellationToken)
    {
        int size = await dimensions.GetAsync(cancellationToken);
        if (written.FirstOrDefault(point => point.Vector is { } vector && vector.Length != size) is { } other)
        {
            throw new ChunkStoreException(
                $"The index in Pinecone has vectors of {size} numbers, document {other.Key.Document} has {other.Vector!.Value.Length}. "
                    + "Make an index of that dimension and name it in Knowledge:Pinecone:Endpoint."
            );
        }

        await points.UpsertAsync([.. written.SelectMany(point => Records(point, size))], cancellationToken);
    }

    public async Task DeleteBelowAsync(string tenant, string document, long generation, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> ids = await points.ListAsync($"{PointIds.Head(tenant, document)}#", cancellationToken);
        await points.DeleteAsync(
            [.. ids.Where(id => long.Parse(id.Split('#')[1], CultureInfo.InvariantCulture) < generation)],
            cancellationToken
        );
    }

    public async Task WriteHeadAsync(DocumentHead head, CancellationToken cancellationToken)
    {
        int size = await dimensions.GetAsync(cancellationToken);
        await heads.UpsertAsync(
            [
                new JsonObject
                {
                    ["id"] = head.Id,
                    ["values"] = PineconeDimensions.Unit(size),
                    ["metadata"] = new JsonObject
                    {
                        ["tenant"] = head.Tenant,
                        ["document"] = head.Document,
                        ["generation"] = head.Generation,
                        ["ordinal"] = head.LastOrdinal,
                    },
                },
            ],
            cancellationToken
        );
    }

    public Task DeleteHeadAsync(string id, CancellationToken cancellationToken) => heads.DeleteAsync([id], cancellationToken);

    public async Task<IReadOnlyList<DocumentHead>> ReadHeadsAsync(
        IReadOnlyList<string> ids,
        CancellationToken cancellationToken
    ) =>
        [
            .. (await heads.FetchAsync(ids, cancellationToken)).Select(record =>
            {
                JsonElement metadata = record.GetProperty("metadata");
                return new DocumentHead(
                    record.GetProperty("id").GetString()!,
                    metadata.GetProperty("tenant").GetString()!,
                    metadata.GetProperty("document").GetString()!,
                    Number(metadata, "generation"),
                    (int)Number(metadata, "ordinal")
                );
            }),
        ];

    public async Task<IReadOnlyList<PointHit>> ReadAsync(IReadOnlyList<PointKey> keys, CancellationToken cancellationToken) =>
        await HitsAsync(await points.FetchAsync([.. keys.Select(key => Id(key))], cancellationToken), cancellationToken);

    public async Task<IReadOnlyList<PointHit>> FindAsync(PointFilter filter, int limit, CancellationToken cancellationToken)
    {
        JsonArray unit = PineconeDimensions.Unit(await dimensions.GetAsync(cancellationToken));
        return await SearchAsync(unit, sparse: null, PineconeFilter.Of(filter, "chunked"), limit, cancellationToken);
    }

    public async Task<IReadOnlyList<PointHit>> SearchWordsAsync(
        IReadOnlyList<WeightedTerm> terms,
        PointFilter filter,
        int limit,
        CancellationToken cancellationToken
    )
    {
        // Pinecone keeps no counts of words. The best by plain weights show which words are common; those count less the second time.
        int size = await dimensions.GetAsync(cancellationToken);
        JsonObject conditions = PineconeFilter.Of(filter, "chunked");
        JsonObject plain = Query(
            Zeros(size),
            Sparse(terms.Select(term => (term.Word, term.Weight))),
            conditions,
            SampledForRarity
        );
        plain["includeValues"] = true;
        IReadOnlyList<JsonElement> sample = await points.QueryAsync(plain, cancellationToken);
        HashSet<uint>[] held =
        [
            .. sample
                .Where(match => match.GetProperty("score").GetDouble() > 0 && match.TryGetProperty("sparseValues", out _))
                .Select(match =>
                    match
                        .GetProperty("sparseValues")
                        .GetProperty("indices")
                        .EnumerateArray()
                        .Select(i => i.GetUInt32())
                        .ToHashSet()
                ),
        ];
        if (held.Length == 0)
        {
            return [];
        }

        JsonObject weighted = Sparse(
            terms.Select(term =>
            {
                uint key = PointIds.Word(term.Word);
                return (term.Word, term.Weight * (1 + Bm25.Rarity(held.Length, held.Count(words => words.Contains(key)))));
            })
        );
        return
        [
            .. (await SearchAsync(Zeros(size), weighted, conditions.DeepClone().AsObject(), limit, cancellationToken)).Where(
                hit => hit.Score > 0
            ),
        ];
    }

    public async Task<IReadOnlyList<PointHit>> SearchVectorAsync(
        ReadOnlyMemory<float> vector,
        PointFilter filter,
        int limit,
        CancellationToken cancellationToken
    ) =>
        await dimensions.GetAsync(cancellationToken) == vector.Length
            ? await SearchAsync(Numbers(vector), sparse: null, PineconeFilter.Of(filter, "dense"), limit, cancellationToken)
            : [];

    public async Task DropAsync(CancellationToken cancellationToken)
    {
        await heads.DropAsync(cancellationToken);
        await points.DropAsync(cancellationToken);
    }

    public void Dispose() { }

    private static string Id(PointKey key, int window = 0) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{PointIds.Head(key.Tenant, key.Document)}#{key.Generation}#{key.Ordinal}#{window}"
        );

    private static IEnumerable<JsonObject> Records(Point point, int size)
    {
        string id = Id(point.Key, point.Window);
        string[] parts = point.Content is null ? [] : [.. point.Content.Chunk(MaxContent).Select(part => new string(part))];
        var metadata = new JsonObject
        {
            ["tenant"] = point.Key.Tenant,
            ["document"] = point.Key.Document,
            ["generation"] = point.Key.Generation,
            ["ordinal"] = point.Key.Ordinal,
            ["chunk"] = point.ChunkName,
            ["chunked"] = point.Content is not null,
            ["dense"] = point.Vector is not null,
            ["access"] = new JsonArray([.. point.Access.Select(word => (JsonNode)word)]),
            ["tags"] = new JsonArray([.. point.Tags.Select(word => (JsonNode)word)]),
            ["parts"] = parts.Length,
        };
        if (parts.Length > 0)
        {
            metadata["content"] = parts[0];
        }

        var record = new JsonObject
        {
            ["id"] = id,
            ["values"] = point.Vector is { } vector ? Numbers(vector) : PineconeDimensions.Unit(size),
            ["metadata"] = metadata,
        };
        if (point.Terms is { Frequencies.Count: > 0 } terms)
        {
            record["sparseValues"] = Sparse(
                terms
                    .Frequencies.Select(term => (term.Key, Weight: Bm25.Impact(term.Value, terms.Length)))
                    .OrderByDescending(term => term.Weight)
                    .Take(MaxWordsOfAChunk)
            );
        }

        yield return record;
        for (int part = 1; part < parts.Length; part++)
        {
            yield return new JsonObject
            {
                ["id"] = $"{id}#{part.ToString(CultureInfo.InvariantCulture)}",
                ["values"] = PineconeDimensions.Unit(size),
                ["metadata"] = new JsonObject { ["content"] = parts[part] },
            };
        }
    }

    private static JsonArray Numbers(ReadOnlyMemory<float> vector)
    {
        var numbers = new JsonArray();
        foreach (float number in vector.Span)
        {
            numbers.Add(number);
        }

        return numbers;
    }

    private static JsonArray Zeros(int size) => Numbers(new float[size]);

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

    private static JsonObject Query(JsonArray vector, JsonObject? sparse, JsonObject filter, int limit)
    {
        var body = new JsonObject
        {
            ["vector"] = vector,
            ["topK"] = limit,
            ["filter"] = filter,
        };
        if (sparse is not null)
        {
            body["sparseVector"] = sparse;
        }

        return body;
    }

    private static long Number(JsonElement metadata, string name) => (long)metadata.GetProperty(name).GetDouble();

    private async Task<IReadOnlyList<PointHit>> SearchAsync(
        JsonArray vector,
        JsonObject? sparse,
        JsonObject filter,
        int limit,
        CancellationToken cancellationToken
    )
    {
        JsonObject body = Query(vector, sparse, filter, limit);
        body["includeMetadata"] = true;
        return await HitsAsync(await points.QueryAsync(body, cancellationToken), cancellationToken);
    }

    private async Task<IReadOnlyList<PointHit>> HitsAsync(IReadOnlyList<JsonElement> records, CancellationToken cancellationToken)
    {
        string[] further = [.. records.SelectMany(PartIds)];
        Dictionary<string, string> parts =
            further.Length == 0
                ? []
                : (await points.FetchAsync(further, cancellationToken)).ToDictionary(
                    part => part.GetProperty("id").GetString()!,
                    part => part.GetProperty("metadata").GetProperty("content").GetString()!,
                    StringComparer.Ordinal
                );
        return
        [
            .. records.Select(record =>
            {
                JsonElement metadata = record.GetProperty("metadata");
                string? content = metadata.TryGetProperty("content", out JsonElement first) ? first.GetString() : null;
                string[] ids = [.. PartIds(record)];
                return new PointHit(
                    metadata.GetProperty("document").GetString()!,
                    Number(metadata, "generation"),
                    (int)Number(metadata, "ordinal"),
                    // A part that is gone belongs to a writing that is being deleted; the store looks again.
                    content is not null
                    && ids.All(parts.ContainsKey)
                        ? content + string.Concat(ids.Select(id => parts[id]))
                        : null,
                    record.TryGetProperty("score", out JsonElement score) ? score.GetDouble() : 0
                );
            }),
        ];
    }

    private static IEnumerable<string> PartIds(JsonElement record)
    {
        string id = record.GetProperty("id").GetString()!;
        int parts = (int)Number(record.GetProperty("metadata"), "parts");
        return Enumerable.Range(1, Math.Max(0, parts - 1)).Select(part => $"{id}#{part.ToString(CultureInfo.InvariantCulture)}");
    }
}
