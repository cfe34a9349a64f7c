namespace Chatbot.Bot.Orchestration.Providers.Anthropic;

/// <summary>Anthropic's Messages API; section <c>Providers:Anthropic</c>.</summary>
internal sealed class AnthropicProviderOptions
{
    public const string SectionName = "Providers:Anthropic";

    /// <summary>Address without the version; null = Anthropic itself.</summary>
    public string? Endpoint { get; set; }

    /// <summary>The key; with Anthropic itself also from <c>ANTHROPIC_API_KEY</c>. An endpoint on this machine may need none.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The model that is asked when only the provider is named.</summary>
    public string Model { get; set; } = "claude-sonnet-4-5";

    /// <summary>Longest answer in tokens, which this API wants to be told; the catalogue's limit of the model is kept too.</summary>
    public int MaxOutputTokens { get; set; } = 4096;

    /// <summary>Allows plain HTTP to another machine, where the key and all texts can be read on the way.</summary>
    public bool AllowInsecureEndpoint { get; set; }

    /// <summary>How often a failed call is made again before anything was shown; 0 = never.</summary>
    public int MaxRetries { get; set; } = 2;

    public override string ToString() =>
        $"Endpoint = {Endpoint ?? "default"}, Model = {Model}, ApiKey = {ProviderSettings.Mask(ApiKey)}";
}
