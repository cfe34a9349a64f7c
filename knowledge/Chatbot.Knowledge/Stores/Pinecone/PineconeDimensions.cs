using System.Text.Json.Nodes;
using Chatbot.Knowledge.Stores.Points;

namespace Chatbot.Knowledge.Stores.Pinecone;

/// <summary>Size of the vectors of the index, asked once. Thread-safe.</summary>
internal sealed class PineconeDimensions(JsonEndpoint endpoint)
{
    private volatile int known;

    public async Task<int> GetAsync(CancellationToken cancellationToken)
    {
        if (known == 0)
        {
            JsonAnswer? answer = await endpoint.SendAsync(
                HttpMethod.Post,
                "describe_index_stats",
                new JsonObject(),
                cancellationToken
            );
            known = answer!.Body.GetProperty("dimension").GetInt32();
        }

        return known;
    }

    /// <summary>Stands where the API demands a vector and nothing is compared: zeros are refused in records.</summary>
    public static JsonArray Unit(int size)
    {
        var unit = new JsonArray { 1f };
        for (int i = 1; i < size; i++)
        {
            unit.Add(0f);
        }

        return unit;
    }
}
