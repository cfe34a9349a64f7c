using Chatbot.Bot.Tools.Catalog;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Tools.Mcp;

/// <summary>The tools of all MCP servers, as <c>SERVER_TOOL</c>.</summary>
internal sealed class McpTools : IToolSource, IAsyncDisposable
{
    public McpTools(
        IOptions<McpOptions> options,
        McpPins pins,
        IHttpClientFactory clients,
        ILoggerFactory loggers,
        TimeProvider time
    ) =>
        Servers = [
            .. options.Value.Servers.Select(entry => new McpConnection(entry.Key, entry.Value, pins, clients, loggers, time)),
        ];

    public IReadOnlyList<McpConnection> Servers { get; }

    public async ValueTask<IReadOnlyList<Tool>> ListAsync(CancellationToken cancellationToken)
    {
        var tools = await Task.WhenAll(Servers.Select(server => server.ListAsync(cancellationToken)));
        return [.. tools.SelectMany(list => list)];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in Servers)
        {
            await server.DisposeAsync();
        }
    }
}
