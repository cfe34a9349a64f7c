namespace Chatbot.Bot.Tools.OpenApi;

/// <summary>One HTTP API with an OpenAPI document.</summary>
internal sealed class OpenApiServiceSettings
{
    /// <summary>File with the document, version 2.0 to 3.1, as JSON.</summary>
    public string Document { get; set; } = "";

    /// <summary>Address that paths are appended to.</summary>
    public string BaseAddress { get; set; } = "";

    /// <summary>Hosts that may be called; the base address must be one of them.</summary>
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>Ids of the operations that are offered; empty = those that only read (GET and HEAD).</summary>
    public IList<string> Operations { get; } = [];

    /// <summary>Headers of every request, for example a token. The model never sees them.</summary>
    public IDictionary<string, string> Headers { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Roles of which one is needed; empty = everybody.</summary>
    public IList<string> Roles { get; } = [];

    /// <summary>Longest time of a call.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);
}
