using System.Text.RegularExpressions;
using Chatbot.Bot.Tools.Catalog;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Tools.OpenApi;

/// <summary>The operations of all APIs, as <c>SERVICE_OPERATION</c>. The HTTP method tells the risk.</summary>
internal sealed partial class OpenApiTools : IToolSource
{
    private const int LongestName = 64;
    private const int LongestResult = 30_000;
    private readonly IReadOnlyList<Tool> _tools;

    public OpenApiTools(IOptions<OpenApiToolOptions> options, IHttpClientFactory clients) =>
        _tools = [.. options.Value.Services.SelectMany(entry => Create(entry.Key, entry.Value, clients))];

    public ValueTask<IReadOnlyList<Tool>> ListAsync(CancellationToken cancellationToken) => new(_tools);

    private static IEnumerable<Tool> Create(string service, OpenApiServiceSettings options, IHttpClientFactory clients)
    {
        var operations = ApiDocument.Read(File.ReadAllText(options.Document), service);
        var unknown = options.Operations.Except(operations.Select(operation => operation.Id), StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
        {
            throw new InvalidOperationException(
                $"Tools:OpenApi:Services:{service}:Operations names {string.Join(", ", unknown)}, which the document does not have, or whose body is neither JSON nor a form. "
                    + $"It has: {string.Join(", ", operations.Select(operation => operation.Id))}."
            );
        }

        return operations
            .Where(operation =>
                options.Operations.Count > 0
                    ? options.Operations.Contains(operation.Id)
                    : RiskOf(operation.Method) == ToolRisk.Read
            )
            .Select(operation => new Tool(
                new ApiFunction(Name(service, operation.Id), operation, options, clients),
                Rules(RiskOf(operation.Method), options)
            ));
    }

    private static ToolRules Rules(ToolRisk risk, OpenApiServiceSettings options) =>
        new()
        {
            Access = new([.. options.Roles], [], [], options.Roles.Count == 0 ? ToolAudience.Anyone : ToolAudience.OnePerson),
            ActsFor = ToolIdentity.Service,
            Risk = risk,
            Approval = risk switch
            {
                ToolRisk.Read => ApprovalRule.Never,
                ToolRisk.Write => ApprovalRule.OncePerConversation,
                _ => ApprovalRule.Always,
            },
            Limits = new(options.Timeout, LongestResult, CallsPerMinute: 60),
        };

    private static ToolRisk RiskOf(HttpMethod method) =>
        method == HttpMethod.Get || method == HttpMethod.Head || method == HttpMethod.Options ? ToolRisk.Read
        : method == HttpMethod.Delete ? ToolRisk.Irreversible
        : ToolRisk.Write;

    private static string Name(string service, string operation)
    {
        var name = $"{service}_{Other().Replace(operation, "_").Trim('_')}";
        return name.Length <= LongestName ? name : name[..LongestName];
    }

    [GeneratedRegex("[^A-Za-z0-9_-]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Other();
}
