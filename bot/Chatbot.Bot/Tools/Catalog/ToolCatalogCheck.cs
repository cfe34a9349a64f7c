using Chatbot.Bot.Tools.Approval;
using Chatbot.Bot.Tools.Mcp;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Tools.Catalog;

/// <summary>Lists the tools once when the host has started: one that cannot be registered ends the start, not a question.</summary>
internal sealed class ToolCatalogCheck(
    ToolCatalog catalog,
    Approvers approvers,
    IEnumerable<IApproverNames> others,
    IOptions<ToolsOptions> options,
    IOptions<McpOptions> mcp
) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>After the database is up to date, which pins of MCP servers are read from.</summary>
    /// <exception cref="InvalidOperationException">An approver is named for a tool that does not exist: the asker would decide.</exception>
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        var names = (await catalog.ListAsync(cancellationToken)).Select(tool => tool.Name);
        var unknown = approvers
            .Names.Except(names, StringComparer.Ordinal)
            .Except(others.SelectMany(other => other.Names), StringComparer.Ordinal)
            .FirstOrDefault(name => !MayAppear(name));
        if (unknown is not null)
        {
            throw new InvalidOperationException(
                $"Tools:Approvers:{unknown} names who decides about a tool that does not exist, and no workflow names it either. Correct the name; 'tools list' prints the tools."
            );
        }
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A tool that is switched off, or of a server that may not have answered yet.</summary>
    private bool MayAppear(string name) =>
        options.Value.Disabled.Contains("*")
        || options.Value.Disabled.Contains(name)
        || mcp.Value.Servers.Keys.Any(server => name.StartsWith($"{server}_", StringComparison.OrdinalIgnoreCase));
}
