using System.Text.Json.Nodes;
using Chatbot.Knowledge.Stores.Points;

namespace Chatbot.Knowledge.Stores.Qdrant;

/// <summary>Filters in Qdrant's form.</summary>
internal static class QdrantFilter
{
    public static JsonObject Of(PointFilter filter, string? kind)
    {
        var must = new JsonArray { Equal("tenant", filter.Tenant) };
        if (kind is not null)
        {
            must.Add(Equal("kind", kind));
        }
        else
        {
            must.Add(Any("kind", ["chunk", "window"]));
        }

        if (filter.ChunkName is not null)
        {
            must.Add(Equal("chunk", filter.ChunkName));
        }

        foreach (string[] principals in filter.Access)
        {
            must.Add(Any("access", principals));
        }

        foreach (string[] tags in filter.Tags)
        {
            must.Add(Any("tags", tags));
        }

        return new JsonObject { ["must"] = must };
    }

    /// <summary>All points of a document below a generation.</summary>
    public static JsonObject Below(string tenant, string document, long generation) =>
        new()
        {
            ["must"] = new JsonArray
            {
                Equal("tenant", tenant),
                Equal("document", document),
                Any("kind", ["chunk", "window"]),
                new JsonObject
                {
                    ["key"] = "generation",
                    ["range"] = new JsonObject { ["lt"] = generation },
                },
            },
        };

    private static JsonObject Equal(string key, string value) =>
        new()
        {
            ["key"] = key,
            ["match"] = new JsonObject { ["value"] = value },
        };

    private static JsonObject Any(string key, string[] values) =>
        new()
        {
            ["key"] = key,
            ["match"] = new JsonObject { ["any"] = new JsonArray([.. values.Select(value => (JsonNode)value)]) },
        };
}
