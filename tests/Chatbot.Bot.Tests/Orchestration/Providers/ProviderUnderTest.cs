using Chatbot.Testing.ChatClients;
using Microsoft.AspNetCore.Http;

namespace Chatbot.Bot.Tests.Orchestration.Providers;

/// <summary>The providers that speak HTTP, each set up against a server of the test.</summary>
internal static class ProviderUnderTest
{
    public static readonly string[] Names = ["openai", "azureopenai", "compatible", "anthropic"];

    public static bool IsAnthropic(string provider) => provider == "anthropic";

    /// <summary>Settings with which the provider answers, without retries.</summary>
    public static Dictionary<string, string?> Settings(string provider, string address)
    {
        var section = provider switch
        {
            "openai" => "OpenAI",
            "azureopenai" => "AzureOpenAI",
            "compatible" => "Compatible",
            _ => "Anthropic",
        };
        var settings = new Dictionary<string, string?>
        {
            ["Assistant:Provider"] = provider,
            [$"Providers:{section}:Endpoint"] = provider is "openai" or "compatible" ? $"{address}/v1" : address,
            [$"Providers:{section}:ApiKey"] = "sk-test",
            [$"Providers:{section}:MaxRetries"] = "0",
        };
        if (provider == "azureopenai")
        {
            settings["Providers:AzureOpenAI:Model"] = "my-deployment";
        }

        return settings;
    }

    public static Task StreamAsync(string provider, HttpContext context, params string[] pieces) =>
        IsAnthropic(provider) ? AnthropicAnswers.StreamAsync(context, pieces) : FakeOpenAIServer.StreamAsync(context, pieces);

    public static Task PiecesAsync(string provider, HttpContext context, params string[] pieces) =>
        IsAnthropic(provider) ? AnthropicAnswers.PiecesAsync(context, pieces) : FakeOpenAIServer.PiecesAsync(context, pieces);

    public static Task RefuseAsync(string provider, HttpContext context, int status, string code, string message) =>
        IsAnthropic(provider)
            ? AnthropicAnswers.RefuseAsync(context, status, code, message)
            : FakeOpenAIServer.RefuseAsync(context, status, code, message);
}
