using System.Globalization;
using System.Text.Json;
using Chatbot.Knowledge.Tests.Stores.Fakes;
using Microsoft.AspNetCore.Http;

namespace Chatbot.Knowledge.Tests.Stores.Pinecone;

/// <summary>
/// Pinecone's data plane (2025-10) as far as it is published for what the store uses: a serverless dense index with the metric
/// dotproduct that also takes sparse values. A write is seen by reads two queries later.
/// </summary>
public sealed class FakePinecone : FakeService
{
    private const int Megabyte = 1024 * 1024;
    private readonly Dictionary<string, FakePineconeNamespace> namespaces = new(StringComparer.Ordinal);

    public static int Dimensions => Chunks.Dimensions;

    protected override string KeyHeader => "Api-Key";

    protected override bool IsWrite(HttpRequest request) => request.Path == "/vectors/upsert";

    protected override Answer Answer(HttpRequest request, string body)
    {
        if (request.Headers["X-Pinecone-Api-Version"] != "2025-10")
        {
            throw new RejectedException("X-Pinecone-Api-Version is required.");
        }

        if (body.Length > 2 * Megabyte)
        {
            throw new RejectedException("Request size exceeds the limit of 2 MB.", 413);
        }

        return (request.Method, request.Path.Value) switch
        {
            ("POST", "/describe_index_stats") => Ok(
                new
                {
                    dimension = Dimensions,
                    metric = "dotproduct",
                    namespaces = new { },
                }
            ),
            ("POST", "/vectors/upsert") => Upsert(Strict.Parse(body)),
            ("POST", "/vectors/delete") => Delete(Strict.Parse(body)),
            ("POST", "/query") => Query(Strict.Parse(body)),
            ("GET", "/vectors/fetch") => Fetch(request.Query),
            ("GET", "/vectors/list") => List(request.Query),
            ("DELETE", var path) when path!.StartsWith("/namespaces/", StringComparison.Ordinal) => Drop(
                path["/namespaces/".Length..]
            ),
            _ => throw new RejectedException($"No such address: {request.Method} {request.Path}", 404),
        };
    }

    private static Answer Ok(object body) => new(200, JsonSerializer.Serialize(body));

    private Answer Upsert(JsonElement body)
    {
        Strict.Object(body, ["vectors"], ["namespace"]);
        FakePineconeRecord[] records = [.. body.GetProperty("vectors").EnumerateArray().Select(FakePineconeRecord.Read)];
        if (records.Length is 0 or > 1_000)
        {
            throw new RejectedException("1 to 1000 vectors.");
        }

        FakePineconeNamespace space = Namespace(body, create: true)!;
        return Written(
            space,
            space.Write(records.ToDictionary(record => record.Id, record => (FakePineconeRecord?)record)),
            records.Length
        );
    }

    private Answer Delete(JsonElement body)
    {
        Strict.Object(body, ["ids"], ["namespace"]);
        string[] ids = [.. body.GetProperty("ids").EnumerateArray().Select(id => id.GetString()!)];
        if (ids.Length is 0 or > 1_000)
        {
            throw new RejectedException("1 to 1000 ids.");
        }

        return Namespace(body, create: false) is { } space
            ? Written(space, space.Write(ids.ToDictionary(id => id, _ => (FakePineconeRecord?)null)), null)
            : throw new RejectedException("Namespace not found", 404);
    }

    private static Answer Written(FakePineconeNamespace space, long number, int? count) =>
        new(200, JsonSerializer.Serialize(count is null ? new { } : (object)new { upsertedCount = count }))
        {
            Headers = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["x-pinecone-request-lsn"] = number.ToString(CultureInfo.InvariantCulture),
            },
        };

    private Answer Query(JsonElement body)
    {
        Strict.Object(body, ["topK"], ["namespace", "vector", "sparseVector", "filter", "includeValues", "includeMetadata"]);
        string name = Strict.Field(body, "namespace")?.GetString() ?? "__default__";
        FakePineconeNamespace? space = Namespace(body, create: false);
        var headers = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["x-pinecone-max-indexed-lsn"] = (space?.Advance() ?? 0).ToString(CultureInfo.InvariantCulture),
        };
        object matches = space?.Query(body) ?? Array.Empty<object>();
        return new Answer(
            200,
            JsonSerializer.Serialize(
                new
                {
                    matches,
                    @namespace = name,
                    usage = new { readUnits = 1 },
                }
            )
        )
        {
            Headers = headers,
        };
    }

    private Answer Fetch(IQueryCollection query)
    {
        Known(query, "ids", "namespace");
        if (query["ids"].Count is 0 or > 1_000)
        {
            throw new RejectedException("1 to 1000 ids.");
        }

        FakePineconeNamespace? space = namespaces.GetValueOrDefault(query["namespace"].ToString());
        var vectors = query["ids"]
            .Select(id => space?.Visible.GetValueOrDefault(id!))
            .Where(record => record is not null)
            .ToDictionary(record => record!.Id, record => record!.Show(values: true, metadata: true, score: null));
        return Ok(new { vectors, @namespace = query["namespace"].ToString() });
    }

    private Answer List(IQueryCollection query)
    {
        Known(query, "prefix", "limit", "namespace", "paginationToken");
        int limit = int.Parse(query["limit"]!, CultureInfo.InvariantCulture);
        if (limit is < 1 or > 100)
        {
            throw new RejectedException("limit is 1 to 100.");
        }

        FakePineconeNamespace? space = namespaces.GetValueOrDefault(query["namespace"].ToString());
        string after = query["paginationToken"].ToString();
        string[] ids =
        [
            .. (space?.Visible.Keys.AsEnumerable() ?? [])
                .Where(id => id.StartsWith(query["prefix"].ToString(), StringComparison.Ordinal))
                .Where(id => string.CompareOrdinal(id, after) > 0)
                .Order(StringComparer.Ordinal),
        ];
        object[] vectors = [.. ids.Take(limit).Select(id => new { id })];
        return ids.Length > limit ? Ok(new { vectors, pagination = new { next = ids[limit - 1] } }) : Ok(new { vectors });
    }

    private Answer Drop(string name) =>
        namespaces.Remove(Uri.UnescapeDataString(name)) ? Ok(new { }) : throw new RejectedException("Namespace not found", 404);

    private FakePineconeNamespace? Namespace(JsonElement body, bool create)
    {
        string name = Strict.Field(body, "namespace")?.GetString() ?? "__default__";
        if (!namespaces.TryGetValue(name, out FakePineconeNamespace? space) && create)
        {
            space = new FakePineconeNamespace();
            namespaces.Add(name, space);
        }

        return space;
    }

    private static void Known(IQueryCollection query, params string[] known)
    {
        if (query.Keys.Except(known).FirstOrDefault() is { } unknown)
        {
            throw new RejectedException($"Unknown parameter {unknown}.");
        }
    }
}
