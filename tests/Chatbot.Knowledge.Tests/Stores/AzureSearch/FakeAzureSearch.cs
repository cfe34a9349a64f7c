using System.Text.Json;
using System.Text.RegularExpressions;
using Chatbot.Knowledge.Tests.Stores.Fakes;
using Microsoft.AspNetCore.Http;

namespace Chatbot.Knowledge.Tests.Stores.AzureSearch;

/// <summary>
/// Azure AI Search's REST API as the client library speaks it, as far as it is published for what the store uses. A write is
/// seen by searches two searches later.
/// </summary>
public sealed partial class FakeAzureSearch : FakeService
{
    private readonly Dictionary<string, FakeAzureSearchIndex> indexes = new(StringComparer.Ordinal);

    protected override string KeyHeader => "api-key";

    protected override bool IsWrite(HttpRequest request) =>
        request.Path.Value!.EndsWith("search.index", StringComparison.Ordinal);

    protected override Answer Answer(HttpRequest request, string body)
    {
        if (!request.Query.ContainsKey("api-version"))
        {
            throw new RejectedException("api-version is required.");
        }

        if (
            request
                .Query.Keys.Except(request.Method == "PUT" ? ["api-version", "allowIndexDowntime"] : ["api-version"])
                .FirstOrDefault() is
            { } unknown
        )
        {
            throw new RejectedException($"Unknown parameter {unknown} of {request.Method} {request.Path}.");
        }

        Match path = Address().Match(request.Path.Value!);
        string name = path.Groups["name"].Value;
        return (request.Method, path.Success ? path.Groups["rest"].Value : "?") switch
        {
            ("PUT", "") => Create(name, Strict.Parse(body)),
            ("GET", "") => Json(200, Index(name).Describe()),
            ("DELETE", "") => indexes.Remove(name) ? new Answer(204, "") : throw Absent(name),
            ("POST", "/docs/search.index") => Json(200, Index(name).Write(Strict.Parse(body))),
            ("POST", "/docs/search.post.search") => Json(200, Index(name).Search(Strict.Parse(body))),
            _ => throw new RejectedException($"No such address: {request.Method} {request.Path}", 404),
        };
    }

    [GeneratedRegex(@"^/indexes\('(?<name>[a-z0-9][a-z0-9-]{0,127})'\)(?<rest>/.*)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();

    private static Answer Json(int status, object body) => new(status, JsonSerializer.Serialize(body));

    private static RejectedException Absent(string name) =>
        new($"No index with the name '{name}' was found in the service.", 404);

    private Answer Create(string name, JsonElement body)
    {
        bool made = !indexes.ContainsKey(name);
        indexes.TryAdd(name, new FakeAzureSearchIndex(body));
        return Json(made ? 201 : 200, indexes[name].Describe());
    }

    private FakeAzureSearchIndex Index(string name) => indexes.GetValueOrDefault(name) ?? throw Absent(name);
}
