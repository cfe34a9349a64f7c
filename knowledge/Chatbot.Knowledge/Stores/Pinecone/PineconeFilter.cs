using System.Text.Json.Nodes;
using Chatbot.Knowledge.Stores.Points;

namespace Chatbot.Knowledge.Stores.Pinecone;

/// <summary>Filters in Pinecone's form.</summary>
internal static class PineconeFilter
{
    public static JsonObject Of(PointFilter filter, string field)
    {
        var all = new JsonArray
        {
            Equal("tenant", filter.Tenant),
            new JsonObject { [field] = new JsonObject { ["$eq"] = true } },
        };
        if (filter.ChunkName is not null)
        {
            all.Add(Equal("chunk", filter.ChunkName));
        }

        foreach (string[] principals in filter.Access)
        {
            all.Add(In("access", principals));
        }

        foreach (string[] tags in filter.Tags)
        {
            all.Add(In("tags", tags));
        }

        return new JsonObject { ["$and"] = all };
    }

    private static JsonObject Equal(string field, string value) => new() { [field] = new JsonObject { ["$eq"] = value } };

    private static JsonObject In(string field, string[] values) =>
        new() { [field] = new JsonObject { ["$in"] = new JsonArray([.. values.Select(value => (JsonNode)value)]) } };
}
