namespace Chatbot.Bot.Tools.Mcp;

/// <summary>One server: a program (stdio), or an address (streamable HTTP).</summary>
internal sealed class McpServerSettings
{
    /// <summary>The program to start; empty = use the address.</summary>
    public string Command { get; set; } = "";

    /// <summary>Arguments of the program.</summary>
    public IList<string> Arguments { get; } = [];

    /// <summary>Environment of the program; it inherits nothing else but the paths that it needs to start.</summary>
    public IDictionary<string, string> Environment { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Address of the server; empty = start the program.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>Headers of every request, for example a token.</summary>
    public IDictionary<string, string> Headers { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The tools that are offered, by the server's name for them → what they may do. No other one is.</summary>
    public IDictionary<string, McpToolSettings> Tools { get; } = new Dictionary<string, McpToolSettings>(StringComparer.Ordinal);

    /// <summary>Roles of which one is needed; empty = everybody.</summary>
    public IList<string> Roles { get; } = [];

    /// <summary>Longest time of a call.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);
}
