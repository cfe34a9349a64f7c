namespace Chatbot.Bot.Tools.Mcp;

/// <summary>Servers of the Model Context Protocol whose tools are offered; section <c>Tools:Mcp</c>.</summary>
internal sealed class McpOptions
{
    public const string SectionName = "Tools:Mcp";

    /// <summary>Name → server.</summary>
    public IDictionary<string, McpServerSettings> Servers { get; } =
        new Dictionary<string, McpServerSettings>(StringComparer.OrdinalIgnoreCase);
}
