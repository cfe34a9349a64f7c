using System.Numerics.Tensors;
using System.Text.Json;
using Chatbot.Knowledge.Tests.Stores.Fakes;

namespace Chatbot.Knowledge.Tests.Stores.Qdrant;

/// <summary>A collection: named dense and sparse vectors, payload filters, idf over the points that carry a sparse vector.</summary>
internal sealed class FakeQdrantCollection
{
    private readonly Dictionary<string, int> dense = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> sparse = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> indexes = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, StoredPoint> points = new(StringComparer.Ordinal);

    public FakeQdrantCollection(JsonElement body)
    {
        Strict.Object(body, ["vectors"], ["sparse_vectors", "on_disk_payload"]);
        foreach (JsonProperty vector in body.GetProperty("vectors").EnumerateObject())
        {
            Strict.Object(vector.Value, ["size", "distance"]);
            if (vector.Value.GetProperty("distance").GetString() != "Cosine")
            {
                throw new RejectedException("Only Cosine here.");
            }

            dense.Add(vector.Name, vector.Value.GetProperty("size").GetInt32());
        }

        foreach (JsonProperty vector in Strict.Field(body, "sparse_vectors")?.EnumerateObject() ?? default)
        {
            Strict.Object(vector.Value, [], ["modifier"]);
            sparse.Add(vector.Name, Strict.Field(vector.Value, "modifier")?.GetString() == "idf");
        }
    }

    public object Describe() =>
        new
        {
            status = "green",
            points_count = points.Count,
            config = new
            {
                @params = new
                {
                    vectors = dense.ToDictionary(entry => entry.Key, entry => new { size = entry.Value, distance = "Cosine" }),
                },
            },
            payload_schema = indexes.ToDictionary(entry => entry.Key, entry => new { data_type = entry.Value }),
        };

    public object Index(JsonElement body)
    {
        Strict.Object(body, ["field_name", "field_schema"]);
        JsonElement schema = body.GetProperty("field_schema");
        string type =
            schema.ValueKind == JsonValueKind.String
                ? schema.GetString()!
                : Strict.Object(schema, ["type"], ["is_tenant"]).GetProperty("type").GetString()!;
        if (type is not ("keyword" or "integer"))
        {
            throw new RejectedException($"Unknown schema {type}.");
        }

        indexes[body.GetProperty("field_name").GetString()!] = type;
        return Updated();
    }

    public object Upsert(JsonElement body, bool _)
    {
        Strict.Object(body, ["points"]);
        // All or nothing, as a request is one operation of the log.
        StoredPoint[] added = [.. body.GetProperty("points").EnumerateArray().Select(Read)];
        foreach (StoredPoint point in added)
        {
            points[point.Id] = point;
        }

        return Updated();
    }

    public object Retrieve(JsonElement body, bool _)
    {
        Strict.Object(body, ["ids"], ["with_payload", "with_vector"]);
        return body.GetProperty("ids")
            .EnumerateArray()
            .Select(id => points.GetValueOrDefault(Id(id)))
            .Where(point => point is not null)
            .Select(point => new { id = point!.Id, payload = point.Payload })
            .ToArray();
    }

    public object Scroll(JsonElement body, bool _)
    {
        Strict.Object(body, [], ["filter", "limit", "with_payload", "with_vector", "offset"]);
        StoredPoint[] page = [.. Filtered(body).Take(Limit(body))];
        return new
        {
            points = page.Select(point => new { id = point.Id, payload = point.Payload }).ToArray(),
            next_page_offset = (string?)null,
        };
    }

    public object Query(JsonElement body, bool _)
    {
        Strict.Object(body, ["query"], ["using", "filter", "limit", "with_payload", "params"]);
        string name = body.GetProperty("using").GetString()!;
        JsonElement query = body.GetProperty("query");
        IEnumerable<(StoredPoint Point, float Score)> scored;
        if (dense.TryGetValue(name, out int size))
        {
            float[] vector = Strict.Vector(query, size);
            scored = Filtered(body)
                .Where(point => point.Dense.ContainsKey(name))
                .Select(point => (point, TensorPrimitives.CosineSimilarity<float>(point.Dense[name], vector)));
        }
        else if (sparse.TryGetValue(name, out bool idf))
        {
            Dictionary<uint, float> weights = Strict.Sparse(query);
            if (idf)
            {
                weights = weights.ToDictionary(entry => entry.Key, entry => entry.Value * Idf(name, entry.Key));
            }

            scored = Filtered(body)
                .Where(point => point.Sparse.ContainsKey(name) && weights.Keys.Any(point.Sparse[name].ContainsKey))
                .Select(point => (point, weights.Sum(entry => entry.Value * point.Sparse[name].GetValueOrDefault(entry.Key))));
        }
        else
        {
            throw new RejectedException($"Not existing vector name error: {name}");
        }

        return new
        {
            points = scored
                .OrderByDescending(hit => hit.Score)
                .Take(Limit(body))
                .Select(hit => new
                {
                    id = hit.Point.Id,
                    version = 1,
                    score = hit.Score,
                    payload = hit.Point.Payload,
                })
                .ToArray(),
        };
    }

    public object Delete(JsonElement body, bool _)
    {
        if (body.TryGetProperty("points", out JsonElement ids))
        {
            Strict.Object(body, ["points"]);
            foreach (JsonElement id in ids.EnumerateArray())
            {
                points.Remove(Id(id));
            }
        }
        else
        {
            Strict.Object(body, ["filter"]);
            foreach (StoredPoint point in Filtered(body).ToArray())
            {
                points.Remove(point.Id);
            }
        }

        return Updated();
    }

    private static object Updated() => new { operation_id = 1, status = "completed" };

    private static int Limit(JsonElement body) =>
        Strict.Field(body, "limit")?.GetInt32() is { } limit
            ? limit >= 1
                ? limit
                : throw new RejectedException("limit: value is invalid, must be 1 or larger", 422)
            : 10;

    private static string Id(JsonElement id) =>
        Guid.TryParse(id.GetString(), out Guid uuid)
            ? uuid.ToString("D")
            : throw new RejectedException($"{id} is not a valid point ID");

    private StoredPoint Read(JsonElement point)
    {
        Strict.Object(point, ["id", "vector"], ["payload"]);
        var denseVectors = new Dictionary<string, float[]>(StringComparer.Ordinal);
        var sparseVectors = new Dictionary<string, Dictionary<uint, float>>(StringComparer.Ordinal);
        foreach (JsonProperty vector in point.GetProperty("vector").EnumerateObject())
        {
            if (dense.TryGetValue(vector.Name, out int size))
            {
                denseVectors.Add(vector.Name, Strict.Vector(vector.Value, size));
            }
            else if (sparse.ContainsKey(vector.Name))
            {
                sparseVectors.Add(vector.Name, Strict.Sparse(vector.Value));
            }
            else
            {
                throw new RejectedException($"Not existing vector name error: {vector.Name}");
            }
        }

        JsonElement payload = point.GetProperty("payload").Clone();
        return new StoredPoint(Id(point.GetProperty("id")), denseVectors, sparseVectors, payload);
    }

    private float Idf(string name, uint index)
    {
        int total = points.Values.Count(point => point.Sparse.ContainsKey(name));
        int with = points.Values.Count(point => point.Sparse.TryGetValue(name, out var vector) && vector.ContainsKey(index));
        return MathF.Log(((total - with + 0.5f) / (with + 0.5f)) + 1);
    }

    private IEnumerable<StoredPoint> Filtered(JsonElement body)
    {
        if (Strict.Field(body, "filter") is not { } filter)
        {
            return points.Values;
        }

        Strict.Object(filter, [], ["must", "must_not", "should"]);
        if (filter.TryGetProperty("should", out _) || filter.TryGetProperty("must_not", out _))
        {
            throw new RejectedException("Only must is needed here.");
        }

        JsonElement[] conditions = [.. filter.GetProperty("must").EnumerateArray()];
        return points.Values.Where(point => conditions.All(condition => Holds(condition, point.Payload)));
    }

    private bool Holds(JsonElement condition, JsonElement payload)
    {
        Strict.Object(condition, ["key"], ["match", "range"]);
        string key = condition.GetProperty("key").GetString()!;
        if (!indexes.TryGetValue(key, out string? type))
        {
            // As with strict mode on: a filter on a field without an index is refused.
            throw new RejectedException($"Index required but not found for \"{key}\"");
        }

        JsonElement[] values = payload.TryGetProperty(key, out JsonElement value)
            ? value.ValueKind == JsonValueKind.Array
                ? [.. value.EnumerateArray()]
                : [value]
            : [];
        if (Strict.Field(condition, "range") is { } range)
        {
            Strict.Object(range, ["lt"]);
            return type == "integer" && values.Any(number => number.GetDouble() < range.GetProperty("lt").GetDouble());
        }

        JsonElement match = Strict.Object(condition.GetProperty("match"), [], ["value", "any"]);
        string[] wanted = match.TryGetProperty("any", out JsonElement any)
            ? [.. any.EnumerateArray().Select(entry => entry.GetString()!)]
            : [match.GetProperty("value").GetString()!];
        return values.Any(entry => entry.ValueKind == JsonValueKind.String && wanted.Contains(entry.GetString()));
    }

    private sealed record StoredPoint(
        string Id,
        Dictionary<string, float[]> Dense,
        Dictionary<string, Dictionary<uint, float>> Sparse,
        JsonElement Payload
    );
}
