namespace Chatbot.Bot.Orchestration.Providers.Compatible;

/// <summary>A server that speaks OpenAI's chat completions, such as Ollama, vLLM or LM Studio; section <c>Providers:Compatible</c>.</summary>
internal sealed class CompatibleProviderOptions
{
    public const string SectionName = "Providers:Compatible";

    /// <summary>Base address that ends with the version. Default: Ollama on this machine.</summary>
    public string Endpoint { get; set; } = "http://127.0.0.1:11434/v1";

    /// <summary>The key; most servers of one's own need none.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The model that is asked when only the provider is named.</summary>
    public string Model { get; set; } = "llama3.1";

    /// <summary>Allows plain HTTP to another machine, where the key and all texts can be read on the way.</summary>
    public bool AllowInsecureEndpoint { get; set; }

    /// <summary>How often a failed call is made again before anything was shown; 0 = never.</summary>
    public int MaxRetries { get; set; } = 2;

    public override string ToString() => $"Endpoint = {Endpoint}, Model = {Model}, ApiKey = {ProviderSettings.Mask(ApiKey)}";
}
