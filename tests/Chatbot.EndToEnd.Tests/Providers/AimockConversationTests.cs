using Chatbot.EndToEnd.Tests.DirectLine;
using Chatbot.Testing.ChatClients;

namespace Chatbot.EndToEnd.Tests.Providers;

/// <summary>The whole host against aimock, a server of OpenAI's and Anthropic's shapes that this project did not write.</summary>
public sealed class AimockConversationTests(AimockServer server) : IClassFixture<AimockServer>
{
    [Theory]
    [InlineData("openai", "anthropic")]
    [InlineData("anthropic", "openai")]
    [InlineData("azureopenai", "anthropic")]
    [InlineData("compatible", "azureopenai")]
    public async Task FirstModel_IsDown_TheOtherProviderAnswersOnce(string first, string second)
    {
        await using var host = await StartAsync($"{first}/gpt-down", $"{second}/healthy");

        var answer = await host.AskAsync("Does another model step in for the first?");

        Assert.Equal("Another model steps in.", answer.TextOf());
        var record = host.Record(answer);
        Assert.Equal($"{second}/healthy", record.GetProperty("model").GetString());
        var failed = Assert.Single(record.GetProperty("failed").EnumerateArray());
        Assert.Equal(
            ($"{first}/gpt-down", "unavailable", "switch"),
            (
                failed.GetProperty("model").GetString(),
                failed.GetProperty("failure").GetString(),
                failed.GetProperty("next").GetString()
            )
        );
        Assert.Equal("degraded", (await host.HealthAsync()).GetProperty("level").GetString());
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    public async Task Line_BreaksOffDuringTheAnswer_IsToldAndCanBeTriedAgain(string provider)
    {
        const string Question = "What happens when the line breaks off in the middle of an answer?";
        await using var host = await StartAsync($"{provider}/healthy", "compatible/healthy");

        var answer = await host.AskAsync(Question);

        Assert.StartsWith("Thi", answer.TextOf(), StringComparison.Ordinal);
        Assert.Contains("The answer was interrupted and is incomplete.", answer.TextOf(), StringComparison.Ordinal);
        var action = Assert.Single(answer.GetProperty("suggestedActions").GetProperty("actions").EnumerateArray());
        Assert.Equal(Question, action.GetProperty("value").GetString());
    }

    private Task<ProviderHost> StartAsync(string first, string second) =>
        ProviderHost.StartAsync(
            $"--Assistant:Models:Standard:0={first}",
            $"--Assistant:Models:Standard:1={second}",
            $"--Providers:OpenAI:Endpoint={server.Address}/v1",
            "--Providers:OpenAI:MaxRetries=0",
            $"--Providers:AzureOpenAI:Endpoint={server.Address}",
            "--Providers:AzureOpenAI:ApiKey=key",
            "--Providers:AzureOpenAI:MaxRetries=0",
            $"--Providers:Anthropic:Endpoint={server.Address}",
            "--Providers:Anthropic:MaxRetries=0",
            $"--Providers:Compatible:Endpoint={server.Address}/v1",
            "--Providers:Compatible:MaxRetries=0"
        );
}
