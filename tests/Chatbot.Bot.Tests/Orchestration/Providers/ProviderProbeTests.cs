using Chatbot.Bot.Orchestration.Failures;
using Chatbot.Bot.Orchestration.Providers;
using Chatbot.Testing.ChatClients;

namespace Chatbot.Bot.Tests.Orchestration.Providers;

public sealed class ProviderProbeTests
{
    [Fact]
    public async Task EveryModel_IsAskedOnce_AndFailuresHaveACure()
    {
        await using var works = await FakeModelServer.StartAsync(TestContext.Current.CancellationToken);
        await using var refuses = await FakeModelServer.StartAsync(TestContext.Current.CancellationToken);
        refuses.OnRequest = context => AnthropicAnswers.RefuseAsync(context, 401, "authentication_error", "invalid x-api-key");
        await using var host = new AssistantHost(
            new()
            {
                ["Assistant:Models:Standard:0"] = "compatible/m",
                ["Assistant:Models:Standard:1"] = "anthropic/claude",
                ["Providers:Compatible:Endpoint"] = $"{works.Address}/v1",
                ["Providers:Anthropic:Endpoint"] = refuses.Address,
            }
        );

        var results = await RunAsync(host);

        Assert.Equal(
            [("compatible", "m", true), ("anthropic", "claude", false)],
            results.Select(r => (r.Provider, r.Model!, r.Works))
        );
        Assert.Equal(
            (AssistantFailure.Authentication, "HTTP 401 authentication_error"),
            (results[1].Failure!.Value, results[1].Detail)
        );
        Assert.Contains("Check the key", results[1].Cure, StringComparison.Ordinal);
        Assert.Single(works.Requests);
        Assert.Single(refuses.Requests);
    }

    [Fact]
    public async Task Provider_HalfConfigured_IsToldWithItsCureAndTheOthersAreTried()
    {
        await using var works = await FakeModelServer.StartAsync(TestContext.Current.CancellationToken);
        await using var host = new AssistantHost(
            new()
            {
                ["Assistant:Models:Standard:0"] = "openai/gpt",
                ["Assistant:Models:Standard:1"] = "compatible/m",
                ["Providers:Compatible:Endpoint"] = $"{works.Address}/v1",
            }
        );

        var results = await RunAsync(host);

        Assert.Contains("Providers:OpenAI:ApiKey is missing", results[0].Cure, StringComparison.Ordinal);
        Assert.True(results[1].Works);
    }

    [Fact]
    public async Task Provider_ConfiguredButNotUsed_IsTriedToo()
    {
        await using var works = await FakeModelServer.StartAsync(TestContext.Current.CancellationToken);
        await using var host = new AssistantHost(new() { ["Providers:Compatible:Endpoint"] = $"{works.Address}/v1" });

        var results = await RunAsync(host);

        Assert.Equal([("offline", true), ("compatible", true)], results.Select(result => (result.Provider, result.Works)));
    }

    private static async Task<List<ProbeResult>> RunAsync(AssistantHost host) =>
        await host.Get<ProviderProbe>()
            .RunAsync(TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);
}
