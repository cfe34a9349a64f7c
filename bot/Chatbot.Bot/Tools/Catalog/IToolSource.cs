namespace Chatbot.Bot.Tools.Catalog;

/// <summary>Where tools come from: built in, an OpenAPI document, an MCP server.</summary>
internal interface IToolSource
{
    /// <summary>The tools that can be called now. Must be quick: a source that is not reachable has none.</summary>
    ValueTask<IReadOnlyList<Tool>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Which tool was asked for in the settings and is not offered, and why; null = none. Known after a listing.</summary>
    string? Absence => null;
}
