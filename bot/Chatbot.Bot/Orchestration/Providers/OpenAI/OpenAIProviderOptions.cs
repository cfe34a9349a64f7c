namespace Chatbot.Bot.Orchestration.Providers.OpenAI;

/// <summary>OpenAI, or an endpoint that speaks its API; section <c>Providers:OpenAI</c>.</summary>
internal sealed class OpenAIProviderOptions
{
    public const string SectionName = "Providers:OpenAI";

    /// <summary>Base address that ends with the version, for example <c>http://127.0.0.1:11434/v1</c>; null = OpenAI itself.</summary>
    public string? Endpoint { get; set; }

    /// <summary>The key; with OpenAI itself also from <c>OPENAI_API_KEY</c>. An endpoint on this machine may need none.</summary>
    public string? ApiKey { get; set; }

    public string Model { get; set; } = "gpt-5-mini";

    /// <summary>Which API is spoken; <see cref="OpenAIApi.Responses"/> for newer models that reason and use tools.</summary>
    public OpenAIApi Api { get; set; } = OpenAIApi.ChatCompletions;

    /// <summary>Allows plain HTTP to another machine, where the key and all texts can be read on the way.</summary>
    public bool AllowInsecureEndpoint { get; set; }

    /// <summary>How often a failed call is made again before anything was shown; 0 = never.</summary>
    public int MaxRetries { get; set; } = 2;

    public override string ToString() =>
        $"Endpoint = {Endpoint ?? "default"}, Model = {Model}, ApiKey = {ProviderSettings.Mask(ApiKey)}";
}
