using Chatbot.Bot.Orchestration;
using Chatbot.Bot.Orchestration.Providers.OpenAI;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Tests.Orchestration.Providers;

public sealed class ProviderSettingsTests
{
    [Fact]
    public async Task Default_NoSettings_IsOffline()
    {
        await using var host = new AssistantHost(environment: "Production");

        Assert.Equal("offline", host.Get<ChatPipeline>().Provider.Name);
        host.Get<IStartupValidator>().Validate();
    }

    [Fact]
    public async Task Provider_Unknown_ListsTheAllowedNames()
    {
        Assert.Contains(
            "Assistant:Provider is 'gpt', which is unknown. Set it to one of: anthropic, azureopenai, compatible, echo, offline, openai.",
            await FailureOf(("Assistant:Provider", "gpt")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Provider_NameInOtherCase_IsAccepted()
    {
        await using var host = new AssistantHost(new() { ["Assistant:Provider"] = "Offline" });

        Assert.Equal("offline", host.Get<ChatPipeline>().Provider.Name);
    }

    [Fact]
    public async Task Echo_OutsideDevelopment_NamesTheSetting()
    {
        await using var host = new AssistantHost(new() { ["Assistant:Provider"] = "echo" }, environment: "Production");

        var exception = Assert.Throws<OptionsValidationException>(host.Get<IStartupValidator>().Validate);

        Assert.Contains("Set Assistant:Provider to another provider", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Assistant:MaxPassages", "0", "Assistant:MaxPassages is 0. Set it to 1 to 50.")]
    [InlineData("Assistant:PassageTokenBudget", "1", "Assistant:PassageTokenBudget is 1. Set it to 100 to 200000.")]
    [InlineData("Assistant:HistoryTokenBudget", "-1", "Assistant:HistoryTokenBudget is -1.")]
    [InlineData("Assistant:MaxSuggestions", "9", "Assistant:MaxSuggestions is 9. Set it to 0 to 3.")]
    [InlineData("Assistant:ModelTimeout", "00:00:00", "Assistant:ModelTimeout (seconds) is 0.")]
    [InlineData("Assistant:RewriteTimeout", "01:00:00", "Assistant:RewriteTimeout (seconds) is 3600.")]
    [InlineData("Assistant:Unsupported", "7", "Assistant:Unsupported is '7'. Set it to keep, mark or remove.")]
    public async Task Assistant_OutOfRange_NamesSettingAndCure(string setting, string value, string message) =>
        Assert.Contains(message, await FailureOf((setting, value)), StringComparison.Ordinal);

    [Theory]
    [InlineData(null, null, "Providers:OpenAI:ApiKey is missing")]
    [InlineData("https://llm.example.com/v1", null, "Providers:OpenAI:ApiKey is missing")]
    [InlineData("http://llm.example.com/v1", "sk", "Use https, or set Providers:OpenAI:AllowInsecureEndpoint to true")]
    [InlineData("llm.example.com", "sk", "Providers:OpenAI:Endpoint is not a base address")]
    [InlineData("ftp://llm.example.com", "sk", "Providers:OpenAI:Endpoint is not a base address")]
    [InlineData("https://user:secret@llm.example.com", "sk", "without user name and query")]
    public async Task OpenAI_Unusable_NamesSettingAndCure(string? endpoint, string? key, string message)
    {
        var failure = await FailureOf(
            ("Assistant:Provider", "openai"),
            ("Providers:OpenAI:Endpoint", endpoint),
            ("Providers:OpenAI:ApiKey", key)
        );

        Assert.Contains(message, failure, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:11434/v1", null, null)]
    [InlineData("http://localhost:11434/v1", null, null)]
    [InlineData("http://[::1]:11434/v1", null, null)]
    [InlineData("http://llm.example.com/v1", "sk", "true")]
    [InlineData("https://llm.example.com/v1", "sk", null)]
    [InlineData(null, "sk", null)]
    public async Task OpenAI_Usable_Starts(string? endpoint, string? key, string? insecure)
    {
        await using var host = new AssistantHost(
            new()
            {
                ["Assistant:Provider"] = "openai",
                ["Providers:OpenAI:Endpoint"] = endpoint,
                ["Providers:OpenAI:ApiKey"] = key,
                ["Providers:OpenAI:AllowInsecureEndpoint"] = insecure,
            }
        );

        host.Get<IStartupValidator>().Validate();
        Assert.Equal("openai", host.Get<ChatPipeline>().Provider.Name);
    }

    [Fact]
    public async Task OpenAI_UsualEnvironmentVariable_IsTakenForOpenAIItselfOnly()
    {
        await using var itself = new AssistantHost(new() { ["Assistant:Provider"] = "openai", ["OPENAI_API_KEY"] = "sk-env" });
        Assert.Equal("sk-env", itself.Get<IOptions<OpenAIProviderOptions>>().Value.ApiKey);

        Assert.Contains(
            "ApiKey is missing",
            await FailureOf(
                ("Assistant:Provider", "openai"),
                ("OPENAI_API_KEY", "sk-env"),
                ("Providers:OpenAI:Endpoint", "https://llm.example.com/v1")
            ),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task OpenAI_NotChosen_IsNotValidated()
    {
        await using var host = new AssistantHost(new() { ["Providers:OpenAI:Endpoint"] = "nonsense" });

        host.Get<IStartupValidator>().Validate();
    }

    [Fact]
    public void OpenAI_ToString_HidesTheKey()
    {
        var text = new OpenAIProviderOptions { ApiKey = "sk-secret" }.ToString();

        Assert.DoesNotContain("sk-secret", text, StringComparison.Ordinal);
    }

    private static async Task<string> FailureOf(params (string Key, string? Value)[] settings)
    {
        await using var host = new AssistantHost(settings.ToDictionary(setting => setting.Key, setting => setting.Value));
        return Assert.Throws<OptionsValidationException>(host.Get<IStartupValidator>().Validate).Message;
    }
}
