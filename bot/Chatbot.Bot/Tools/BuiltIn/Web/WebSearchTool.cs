using System.ComponentModel;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Chatbot.Bot.Tools.BuiltIn.Web.Wire;
using Chatbot.Bot.Tools.Catalog;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Tools.BuiltIn.Web;

/// <summary><c>search_web</c>: results of Brave's web search.</summary>
internal sealed class WebSearchTool : IToolSource
{
    public const string ClientName = "web-search";

    private const int LongestQuery = 400;
    private const int MostResults = 10;
    private const long LargestAnswer = 2_000_000;
    private readonly IHttpClientFactory _clients;
    private readonly WebSearchOptions _options;
    private readonly IReadOnlyList<Tool> _tools;

    public WebSearchTool(IHttpClientFactory clients, IOptions<WebSearchOptions> options)
    {
        _clients = clients;
        _options = options.Value;
        _tools =
        [
            new(
                ToolFunction.Create("search_web", SearchAsync),
                new()
                {
                    Access = ToolAccess.Everyone,
                    ActsFor = ToolIdentity.Service,
                    Risk = ToolRisk.Read,
                    // A query can carry away what the model has read.
                    Approval = ApprovalRule.WhenUntrusted,
                    Limits = new(TimeSpan.FromSeconds(15), MaxResultCharacters: 10_000, CallsPerMinute: 20),
                }
            ),
        ];
    }

    public ValueTask<IReadOnlyList<Tool>> ListAsync(CancellationToken cancellationToken) => new(_tools);

    [Description("Searches the web and returns titles, addresses and excerpts.")]
    private async Task<ToolResult> SearchAsync(
        [Description("What to look for")] string query,
        CancellationToken cancellationToken,
        [Description("How many results, 1 to 10")] int count = 5
    )
    {
        if (string.IsNullOrWhiteSpace(query) || query.Length > LongestQuery)
        {
            return ToolResult.Failed($"A query has 1 to {LongestQuery} characters.");
        }

        using var client = _clients.CreateClient(ClientName);
        client.MaxResponseContentBufferSize = LargestAnswer;
        using var request = new HttpRequestMessage(HttpMethod.Get, Address(query, count));
        request.Headers.Add("X-Subscription-Token", _options.ApiKey);
        request.Headers.Add("Accept", "application/json");
        using var response = await client.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            return ToolResult.Failed(Refusal(response.StatusCode));
        }

        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var found = await JsonSerializer.DeserializeAsync(body, BraveJsonContext.Default.BraveAnswer, cancellationToken);
        return new(Describe(found?.Web?.Results ?? []));
    }

    private Uri Address(string query, int count)
    {
        var country = _options.Country.Length > 0 ? $"&country={_options.Country.ToUpperInvariant()}" : "";
        return new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{_options.Endpoint}?q={Uri.EscapeDataString(query)}&count={Math.Clamp(count, 1, MostResults)}&text_decorations=false{country}"
            )
        );
    }

    private static string Refusal(HttpStatusCode status) =>
        status switch
        {
            HttpStatusCode.TooManyRequests => "The search service has had too many questions. Do without it for now.",
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden =>
                "The search service refused the key (Tools:WebSearch:ApiKey). Tell the person that web search is not set up.",
            _ => $"The search service answered {(int)status}. Do without it for now.",
        };

    private static string Describe(IReadOnlyList<BraveResult> results)
    {
        if (results.Count == 0)
        {
            return "Nothing was found.";
        }

        var text = new StringBuilder();
        foreach (var result in results.Take(MostResults))
        {
            text.Append(CultureInfo.InvariantCulture, $"{result.Title}\n{result.Url}\n{result.Description}\n\n");
        }

        return text.ToString().TrimEnd();
    }
}
