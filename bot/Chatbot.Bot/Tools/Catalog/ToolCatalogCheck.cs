namespace Chatbot.Bot.Tools.Catalog;

/// <summary>Lists the tools once when the host has started: one that cannot be registered ends the start, not a question.</summary>
internal sealed class ToolCatalogCheck(ToolCatalog catalog) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>After the database is up to date, which pins of MCP servers are read from.</summary>
    public async Task StartedAsync(CancellationToken cancellationToken) => await catalog.ListAsync(cancellationToken);

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
