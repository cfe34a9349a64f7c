using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chatbot.Knowledge.Stores.Points;

namespace Chatbot.Knowledge.Stores.Pinecone;

/// <summary>
/// A namespace of an index. Pinecone shows a write to searches a little later; every write here waits until the log sequence
/// number of the searches has reached its own. Thread-safe.
/// </summary>
internal sealed class PineconeNamespace(
    JsonEndpoint endpoint,
    string name,
    PineconeDimensions dimensions,
    TimeSpan visibleWithin,
    TimeProvider time
)
{
    private const string Written = "x-pinecone-request-lsn";
    private const string Searched = "x-pinecone-max-indexed-lsn";
    private const int IdsPerFetch = 100;
    private const int IdsPerDelete = 1_000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public async Task UpsertAsync(IReadOnlyList<JsonObject> records, CancellationToken cancellationToken)
    {
        foreach (JsonObject[] part in Parts(records))
        {
            var body = new JsonObject { ["vectors"] = new JsonArray([.. part]), ["namespace"] = name };
            await WriteAsync("vectors/upsert", body, cancellationToken);
        }
    }

    public async Task DeleteAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        foreach (string[] part in ids.Chunk(IdsPerDelete))
        {
            var body = new JsonObject { ["ids"] = Strings(part), ["namespace"] = name };
            await WriteAsync("vectors/delete", body, cancellationToken);
        }
    }

    public async Task<IReadOnlyList<JsonElement>> FetchAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var found = new List<JsonElement>();
        foreach (string[] part in ids.Chunk(IdsPerFetch))
        {
            string query = string.Join('&', part.Select(id => $"ids={Uri.EscapeDataString(id)}"));
            JsonAnswer? answer = await endpoint.FindAsync(
                HttpMethod.Get,
                $"vectors/fetch?{query}&namespace={Uri.EscapeDataString(name)}",
                body: null,
                cancellationToken
            );
            if (answer is not null && answer.Body.TryGetProperty("vectors", out JsonElement vectors))
            {
                found.AddRange(vectors.EnumerateObject().Select(record => record.Value));
            }
        }

        return found;
    }

    /// <summary>All ids that begin with a text.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancellationToken)
    {
        var ids = new List<string>();
        string? next = null;
        do
        {
            string token = next is null ? "" : $"&paginationToken={Uri.EscapeDataString(next)}";
            JsonAnswer? answer = await endpoint.FindAsync(
                HttpMethod.Get,
                $"vectors/list?prefix={Uri.EscapeDataString(prefix)}&limit=100&namespace={Uri.EscapeDataString(name)}{token}",
                body: null,
                cancellationToken
            );
            if (answer is null)
            {
                break;
            }

            if (answer.Body.TryGetProperty("vectors", out JsonElement vectors))
            {
                ids.AddRange(vectors.EnumerateArray().Select(record => record.GetProperty("id").GetString()!));
            }

            next =
                answer.Body.TryGetProperty("pagination", out JsonElement page)
                && page.TryGetProperty("next", out JsonElement more)
                    ? more.GetString()
                    : null;
        } while (!string.IsNullOrEmpty(next));
        return ids;
    }

    public async Task<IReadOnlyList<JsonElement>> QueryAsync(JsonObject body, CancellationToken cancellationToken)
    {
        body["namespace"] = name;
        JsonAnswer? answer = await endpoint.FindAsync(HttpMethod.Post, "query", body, cancellationToken);
        return answer is not null && answer.Body.TryGetProperty("matches", out JsonElement matches)
            ? [.. matches.EnumerateArray()]
            : [];
    }

    public Task DropAsync(CancellationToken cancellationToken) =>
        endpoint.FindAsync(HttpMethod.Delete, $"namespaces/{Uri.EscapeDataString(name)}", body: null, cancellationToken);

    private static JsonArray Strings(IEnumerable<string> values) => new([.. values.Select(value => (JsonNode)value)]);

    /// <summary>A request may have 2 MB.</summary>
    private static IEnumerable<JsonObject[]> Parts(IReadOnlyList<JsonObject> records)
    {
        const int MaxCharacters = 1_000_000;
        var part = new List<JsonObject>();
        int size = 0;
        foreach (JsonObject record in records)
        {
            int length = record.ToJsonString().Length;
            if (part.Count > 0 && (size + length > MaxCharacters || part.Count == 100))
            {
                yield return [.. part];
                part.Clear();
                size = 0;
            }

            part.Add(record);
            size += length;
        }

        if (part.Count > 0)
        {
            yield return [.. part];
        }
    }

    private async Task WriteAsync(string path, JsonObject body, CancellationToken cancellationToken)
    {
        JsonAnswer? answer = await endpoint.FindAsync(HttpMethod.Post, path, body, cancellationToken);
        if (answer is null || !answer.Headers.TryGetValue(Written, out string? text))
        {
            return;
        }

        long written = long.Parse(text, CultureInfo.InvariantCulture);
        long start = time.GetTimestamp();
        while (await SearchedAsync(cancellationToken) is { } searched && searched < written)
        {
            if (time.GetElapsedTime(start) > visibleWithin)
            {
                throw new ChunkStoreException(
                    $"Pinecone did not show a write to searches within {visibleWithin}. Try again later, or raise Knowledge:Pinecone:VisibleWithin."
                );
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    /// <summary>The number that a search has reached; null where the service does not tell.</summary>
    private async Task<long?> SearchedAsync(CancellationToken cancellationToken)
    {
        var body = new JsonObject
        {
            ["namespace"] = name,
            ["vector"] = PineconeDimensions.Unit(await dimensions.GetAsync(cancellationToken)),
            ["topK"] = 1,
        };
        JsonAnswer? answer = await endpoint.SendAsync(HttpMethod.Post, "query", body, cancellationToken);
        return answer is not null && answer.Headers.TryGetValue(Searched, out string? text)
            ? long.Parse(text, CultureInfo.InvariantCulture)
            : null;
    }
}
