using System.Text.Json;
using Chatbot.Knowledge.Tests.Stores.Fakes;

namespace Chatbot.Knowledge.Tests.Stores.Pinecone;

/// <summary>A record within the published limits.</summary>
internal sealed record FakePineconeRecord(string Id, float[] Values, Dictionary<uint, float> Sparse, JsonElement Metadata)
{
    private const int MaxMetadata = 40 * 1024;
    private const int MaxSparse = 1_000;

    public static FakePineconeRecord Read(JsonElement element)
    {
        Strict.Object(element, ["id", "values"], ["sparseValues", "metadata"]);
        string id = element.GetProperty("id").GetString()!;
        if (id.Length is 0 or > 512 || !id.All(char.IsAscii))
        {
            throw new RejectedException("Ids have 1 to 512 ASCII characters.");
        }

        float[] values = Strict.Vector(element.GetProperty("values"), FakePinecone.Dimensions);
        if (values.All(value => value == 0))
        {
            throw new RejectedException("Dense vectors must contain at least one non-zero value.");
        }

        Dictionary<uint, float> sparse = Strict.Field(element, "sparseValues") is { } field ? Strict.Sparse(field) : [];
        if (sparse.Count > MaxSparse || (element.TryGetProperty("sparseValues", out _) && sparse.Count == 0))
        {
            throw new RejectedException("Sparse vectors have 1 to 1000 values.");
        }

        JsonElement metadata = Strict.Field(element, "metadata")?.Clone() ?? JsonDocument.Parse("{}").RootElement;
        if (System.Text.Encoding.UTF8.GetByteCount(metadata.GetRawText()) > MaxMetadata)
        {
            throw new RejectedException("Metadata size exceeds the limit of 40960 bytes per vector");
        }

        foreach (JsonProperty property in metadata.EnumerateObject())
        {
            bool plain =
                property.Value.ValueKind
                is JsonValueKind.String
                    or JsonValueKind.Number
                    or JsonValueKind.True
                    or JsonValueKind.False;
            bool strings =
                property.Value.ValueKind == JsonValueKind.Array
                && property.Value.EnumerateArray().All(entry => entry.ValueKind == JsonValueKind.String);
            if (!plain && !strings)
            {
                throw new RejectedException("Metadata value must be a string, number, boolean or list of strings");
            }
        }

        return new FakePineconeRecord(id, values, sparse, metadata);
    }

    public object Show(bool values, bool metadata, float? score)
    {
        var shown = new Dictionary<string, object>(StringComparer.Ordinal) { ["id"] = Id };
        if (score is { } number)
        {
            shown["score"] = number;
        }

        if (values)
        {
            shown["values"] = Values;
            if (Sparse.Count > 0)
            {
                shown["sparseValues"] = new { indices = Sparse.Keys.ToArray(), values = Sparse.Values.ToArray() };
            }
        }

        if (metadata)
        {
            shown["metadata"] = Metadata;
        }

        return shown;
    }
}
