using Chatbot.Testing.ChatClients;
using Microsoft.AspNetCore.Http;

namespace Chatbot.Bot.Tests.Orchestration.Providers;

/// <summary>The providers that speak HTTP, each set up against a server of the test.</summary>
internal static class ProviderUnderTest
{
    public static readonly string[] Names = ["openai", "azureopenai", "compatible", "anthropic", Responses];

    /// <summary>The provider <c>openai</c> with its newer API.</summary>
    public const string Responses = "openai-responses";

    public static bool IsAnthropic(string provider) => provider == "anthropic";

    /// <summary>Settings with which the provider answers, without retries.</summary>
    public static Dictionary<string, string?> Settings(string provider, string address)
    {
        var section = provider switch
        {
            "openai" or Responses => "OpenAI",
            "azureopenai" => "AzureOpenAI",
            "compatible" => "Compatible",
            _ => "Anthropic",
        };
        var settings = new Dictionary<string, string?>
        {
            ["Assistant:Provider"] = provider == Responses ? "openai" : provider,
            [$"Providers:{section}:Endpoint"] = provider is "openai" or "compatible" or Responses ? $"{address}/v1" : address,
            [$"Providers:{section}:ApiKey"] = "sk-test",
            [$"Providers:{section}:MaxRetries"] = "0",
        };
        if (provider == "azureopenai")
        {
            settings["Providers:AzureOpenAI:Model"] = "my-deployment";
        }

        if (provider == Responses)
        {
            settings["Providers:OpenAI:Api"] = "Responses";
        }

        return settings;
    }

    public static Task StreamAsync(string provider, HttpContext context, params string[] pieces) =>
        provider switch
        {
            "anthropic" => AnthropicAnswers.StreamAsync(context, pieces),
            Responses => ResponsesAnswers.StreamAsync(context, pieces),
            _ => FakeOpenAIServer.StreamAsync(context, pieces),
        };

    public static Task PiecesAsync(string provider, HttpContext context, params string[] pieces) =>
        provider switch
        {
            "anthropic" => AnthropicAnswers.PiecesAsync(context, pieces),
            Responses => ResponsesAnswers.PiecesAsync(context, pieces),
            _ => FakeOpenAIServer.PiecesAsync(context, pieces),
        };

    /// <summary>The end of an answer that the service's filter stopped.</summary>
    public static async Task FilterAsync(string provider, HttpContext context)
    {
        switch (provider)
        {
            case "anthropic":
                await AnthropicAnswers.StopAsync(context, "refusal");
                break;
            case Responses:
                await ResponsesAnswers.StopAsync(context, "content_filter");
                break;
            default:
                await FakeOpenAIServer.SendAsync(
                    context,
                    FakeOpenAIServer.Chunk("""{"index":0,"delta":{},"finish_reason":"content_filter"}""")
                );
                await FakeOpenAIServer.SendAsync(context, "[DONE]");
                break;
        }
    }

    public static Task RefuseAsync(string provider, HttpContext context, int status, string code, string message) =>
        IsAnthropic(provider)
            ? AnthropicAnswers.RefuseAsync(context, status, code, message)
            : FakeOpenAIServer.RefuseAsync(context, status, code, message);
}
