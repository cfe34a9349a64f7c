using System.Text.Json;
using Chatbot.Knowledge.Tests.Stores.Fakes;
using Microsoft.AspNetCore.Http;

namespace Chatbot.Knowledge.Tests.Stores.Qdrant;

/// <summary>Qdrant's REST API (1.12 and later) as far as it is published for what the store uses.</summary>
public sealed class FakeQdrant : FakeService
{
    private readonly Dictionary<string, FakeQdrantCollection> collections = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Collections => collections.Keys;

    protected override string KeyHeader => "api-key";

    protected override bool IsWrite(HttpRequest request) => request.Method == "PUT" && request.Path.Value!.EndsWith("/points");

    protected override Answer Answer(HttpRequest request, string body)
    {
        string[] path = request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (path is not ["collections", var name, ..])
        {
            throw new RejectedException("No such address.", 404);
        }

        object? result = (request.Method, path.Length > 2 ? string.Join('/', path[2..]) : "") switch
        {
            ("PUT", "") => Create(name, Strict.Parse(body)),
            ("DELETE", "") => collections.Remove(name),
            ("GET", "") => Collection(name).Describe(),
            ("PUT", "index") => Collection(name).Index(Strict.Parse(body)),
            ("PUT", "points") => Collection(name).Upsert(Strict.Parse(body), Parameters("wait", "ordering")),
            ("POST", "points") => Collection(name).Retrieve(Strict.Parse(body), Parameters("consistency")),
            ("POST", "points/scroll") => Collection(name).Scroll(Strict.Parse(body), Parameters("consistency")),
            ("POST", "points/query") => Collection(name).Query(Strict.Parse(body), Parameters("consistency")),
            ("POST", "points/delete") => Collection(name).Delete(Strict.Parse(body), Parameters("wait", "ordering")),
            _ => throw new RejectedException($"No such address: {request.Method} {request.Path}", 404),
        };
        return new Answer(
            200,
            JsonSerializer.Serialize(
                new
                {
                    result,
                    status = "ok",
                    time = 0.001,
                }
            )
        );

        bool Parameters(params string[] known) =>
            request.Query.Keys.Except(known).FirstOrDefault() is { } unknown
                ? throw new RejectedException($"Unknown parameter {unknown}")
                : true;
    }

    private bool Create(string name, JsonElement body)
    {
        if (collections.ContainsKey(name))
        {
            throw new RejectedException($"Collection `{name}` already exists!", 409);
        }

        collections.Add(name, new FakeQdrantCollection(body));
        return true;
    }

    private FakeQdrantCollection Collection(string name) =>
        collections.GetValueOrDefault(name) ?? throw new RejectedException($"Not found: Collection `{name}` doesn't exist!", 404);
}
