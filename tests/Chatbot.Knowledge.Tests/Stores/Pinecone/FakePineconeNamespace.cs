using System.Numerics.Tensors;
using System.Text.Json;
using Chatbot.Knowledge.Tests.Stores.Fakes;

namespace Chatbot.Knowledge.Tests.Stores.Pinecone;

/// <summary>A namespace whose writes become visible, in their order, two queries after they were accepted.</summary>
internal sealed class FakePineconeNamespace
{
    private const int Delay = 2;
    private readonly Queue<(long Number, Dictionary<string, FakePineconeRecord?> Changes)> pending = [];
    private long written;
    private long indexed;
    private int waited;

    public Dictionary<string, FakePineconeRecord> Visible { get; } = new(StringComparer.Ordinal);

    public long Write(Dictionary<string, FakePineconeRecord?> changes)
    {
        pending.Enqueue((++written, changes));
        return written;
    }

    /// <summary>A query comes: time passes.</summary>
    public long Advance()
    {
        if (pending.Count > 0 && ++waited >= Delay)
        {
            waited = 0;
            (long number, Dictionary<string, FakePineconeRecord?> changes) = pending.Dequeue();
            foreach ((string id, FakePineconeRecord? record) in changes)
            {
                if (record is null)
                {
                    Visible.Remove(id);
                }
                else
                {
                    Visible[id] = record;
                }
            }

            indexed = number;
        }

        return indexed;
    }

    public object[] Query(JsonElement body)
    {
        int top = body.GetProperty("topK").GetInt32();
        bool values = Strict.Field(body, "includeValues")?.GetBoolean() ?? false;
        bool metadata = Strict.Field(body, "includeMetadata")?.GetBoolean() ?? false;
        if (top < 1 || top > (values || metadata ? 1_000 : 10_000))
        {
            throw new RejectedException("topK is out of range.");
        }

        float[] vector = Strict.Vector(body.GetProperty("vector"), FakePinecone.Dimensions);
        Dictionary<uint, float> sparse = Strict.Field(body, "sparseVector") is { } field ? Strict.Sparse(field) : [];
        JsonElement? filter = Strict.Field(body, "filter");
        return
        [
            .. Visible
                .Values.Where(record => filter is null || Holds(filter.Value, record.Metadata))
                .Select(record => (Record: record, Score: Score(record)))
                .OrderByDescending(hit => hit.Score)
                .Take(top)
                .Select(hit => hit.Record.Show(values, metadata, hit.Score)),
        ];

        float Score(FakePineconeRecord record) =>
            TensorPrimitives.Dot<float>(record.Values, vector)
            + sparse.Sum(entry => entry.Value * record.Sparse.GetValueOrDefault(entry.Key));
    }

    private static bool Holds(JsonElement filter, JsonElement metadata) =>
        filter
            .EnumerateObject()
            .All(entry =>
                entry.Name == "$and"
                    ? entry.Value.EnumerateArray().All(part => Holds(part, metadata))
                    : Compare(entry.Name, entry.Value, metadata)
            );

    private static bool Compare(string field, JsonElement condition, JsonElement metadata)
    {
        if (field.StartsWith('$'))
        {
            throw new RejectedException($"Unknown operator {field}.");
        }

        JsonElement[] values = metadata.TryGetProperty(field, out JsonElement value)
            ? value.ValueKind == JsonValueKind.Array
                ? [.. value.EnumerateArray()]
                : [value]
            : [];
        JsonProperty operation = condition.EnumerateObject().Single();
        JsonElement[] wanted = operation.Name switch
        {
            "$eq" => [operation.Value],
            "$in" => [.. operation.Value.EnumerateArray()],
            _ => throw new RejectedException($"Unknown operator {operation.Name}."),
        };
        return values.Any(one => wanted.Any(other => JsonElement.DeepEquals(one, other)));
    }
}
