using Chatbot.Bot.Orchestration;
using Chatbot.Bot.Orchestration.Models;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Tests.Orchestration.Providers;

/// <summary>A half-configured system does not start, and says what to set.</summary>
public sealed class ModelSettingsTests
{
    [Theory]
    [InlineData("Assistant:Models:Standard:0", "gpt-5", "Assistant:Models:Standard:0 is 'gpt-5'. Write it as provider/model")]
    [InlineData("Assistant:Models:Standard:0", "/gpt-5", "Write it as provider/model")]
    [InlineData(
        "Assistant:Models:Standard:0",
        "gemini/pro",
        "Its provider must be one of: anthropic, azureopenai, compatible, openai."
    )]
    [InlineData("Assistant:Models:Standard:0", "offline/offline", "Its provider must be one of")]
    [InlineData("Assistant:Models:Cheap:0", "compatible/x", "Assistant:Models:Standard is empty")]
    [InlineData("Assistant:Models:Standard:0", "openai/gpt-5", "Providers:OpenAI:ApiKey is missing")]
    [InlineData("Assistant:Models:Standard:0", "anthropic/claude", "Providers:Anthropic:ApiKey is missing")]
    [InlineData("Assistant:Models:Standard:0", "azureopenai/d", "Providers:AzureOpenAI:Endpoint is missing")]
    [InlineData("Assistant:Provider", "azureopenai", "Providers:AzureOpenAI:Model is empty")]
    [InlineData("Assistant:Routing:DailyBudget", "-1", "Assistant:Routing:DailyBudget is less than 0")]
    [InlineData("Assistant:ModelCatalogue", "no-such-file.json", "Assistant:ModelCatalogue is 'no-such-file.json'")]
    public async Task Setting_Unusable_NamesItAndTheCure(string setting, string value, string message) =>
        Assert.Contains(message, await FailureOf((setting, value)), StringComparison.Ordinal);

    [Theory]
    [InlineData(null, null, "set Providers:AzureOpenAI:Authentication to EntraId")]
    [InlineData("EntraId", "sk", "Remove the one that is not meant")]
    [InlineData("7", "sk", "Set it to Key or EntraId")]
    public async Task Azure_WithoutOneWayToSignIn_NamesTheCure(string? authentication, string? key, string message) =>
        Assert.Contains(
            message,
            await FailureOf(
                ("Assistant:Models:Standard:0", "azureopenai/d"),
                ("Providers:AzureOpenAI:Endpoint", "https://contoso.openai.azure.com"),
                ("Providers:AzureOpenAI:Authentication", authentication),
                ("Providers:AzureOpenAI:ApiKey", key)
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Azure_WithEntraIdOverHttp_IsRefused() =>
        Assert.Contains(
            "tokens of Entra ID are sent over nothing else",
            await FailureOf(
                ("Assistant:Models:Standard:0", "azureopenai/d"),
                ("Providers:AzureOpenAI:Endpoint", "http://127.0.0.1:5000"),
                ("Providers:AzureOpenAI:Authentication", "EntraId")
            ),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("OpenAI", "openai")]
    [InlineData("Anthropic", "anthropic")]
    [InlineData("Compatible", "compatible")]
    [InlineData("AzureOpenAI", "azureopenai")]
    public async Task Endpoint_Insecure_IsRefusedByEveryProvider(string section, string provider) =>
        Assert.Contains(
            $"set Providers:{section}:AllowInsecureEndpoint to true",
            await FailureOf(
                ("Assistant:Models:Standard:0", $"{provider}/m"),
                ($"Providers:{section}:Endpoint", "http://llm.example.com/v1"),
                ($"Providers:{section}:ApiKey", "sk")
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Chain_OfAClass_GoesOnWithTheOthers()
    {
        await using var host = new AssistantHost(
            new()
            {
                ["Assistant:Models:Cheap:0"] = "compatible/small",
                ["Assistant:Models:Standard:0"] = "compatible/middle",
                ["Assistant:Models:Standard:1"] = "compatible/org/middle:8b",
                ["Assistant:Models:Strong:0"] = "compatible/large",
                ["Assistant:Models:Strong:1"] = "compatible/middle",
            }
        );
        var chains = host.Get<ModelChains>();

        Assert.Equal(["small", "middle", "org/middle:8b", "large"], chains.Of(ModelClass.Cheap).Select(name => name.Model));
        Assert.Equal(["middle", "org/middle:8b", "large", "small"], chains.Of(ModelClass.Standard).Select(name => name.Model));
        Assert.Equal(["large", "middle", "org/middle:8b", "small"], chains.Of(ModelClass.Strong).Select(name => name.Model));
    }

    [Fact]
    public async Task Models_Named_TakeThePlaceOfTheProvider()
    {
        await using var host = new AssistantHost(
            new() { ["Assistant:Provider"] = "openai", ["Assistant:Models:Standard:0"] = "compatible/m" }
        );

        host.Get<IStartupValidator>().Validate();
        Assert.Equal("compatible", host.Get<ChatPipeline>().Provider.Name);
    }

    private static async Task<string> FailureOf(params (string Key, string? Value)[] settings)
    {
        await using var host = new AssistantHost(settings.ToDictionary(setting => setting.Key, setting => setting.Value));
        var exception = Assert.ThrowsAny<Exception>(host.Get<IStartupValidator>().Validate);
        return exception is AggregateException several
            ? string.Join('\n', several.InnerExceptions.Select(inner => inner.Message))
            : exception.Message;
    }
}
