using Azure.Core;
using Azure.Identity;
using Chatbot.Bot.Orchestration.Failures;
using Chatbot.Bot.Orchestration.Providers;
using Chatbot.Testing.ChatClients;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Bot.Tests.Orchestration.Providers;

/// <summary>What every provider sends, and what it makes of an answer.</summary>
public sealed class ProviderAnswerTests
{
    private const string Question = "How many days of leave does an employee have?";

    [Theory]
    [InlineData("openai", "fake-model")]
    [InlineData("azureopenai", "fake-model")]
    [InlineData("compatible", "fake-model")]
    [InlineData("anthropic", "fake-claude")]
    [InlineData(ProviderUnderTest.Responses, "fake-model")]
    public async Task Answer_Streamed_IsCitedCountedAndNamed(string provider, string model)
    {
        await using var server = await StartAsync(provider);
        await using var host = Host(ProviderUnderTest.Settings(provider, server.Address));

        var final = await host.AnswerAsync(Question);

        Assert.Equal("You have 28 days [1].", final.Text);
        Assert.Single(final.Citations);
        Assert.Equal(model, final.Model);
        Assert.Equal((11, 7), (final.InputTokens, final.OutputTokens));
    }

    [Theory]
    [InlineData("openai", "/v1/chat/completions", "Authorization", "Bearer sk-test", "gpt-5-mini")]
    [InlineData("azureopenai", "/openai/v1/chat/completions", "api-key", "sk-test", "my-deployment")]
    [InlineData("compatible", "/v1/chat/completions", "Authorization", "Bearer sk-test", "llama3.1")]
    [InlineData("anthropic", "/v1/messages", "x-api-key", "sk-test", "claude-sonnet-4-5")]
    [InlineData(ProviderUnderTest.Responses, "/v1/responses", "Authorization", "Bearer sk-test", "gpt-5-mini")]
    public async Task Request_HasItsPathKeyAndModel(string provider, string path, string header, string value, string model)
    {
        await using var server = await StartAsync(provider);
        await using var host = Host(ProviderUnderTest.Settings(provider, server.Address));

        await host.AnswerAsync(Question);

        var request = Assert.Single(server.Requests);
        Assert.Equal(path, request.Path);
        Assert.Equal(value, request.Headers[header]);
        Assert.Equal(model, request.Body.GetProperty("model").GetString());
        Assert.True(request.Body.GetProperty("stream").GetBoolean());
        Assert.DoesNotContain("chatbot.", request.Body.GetRawText(), StringComparison.Ordinal);
        Assert.Contains(Question, request.Body.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Responses_AreAskedToKeepNothing()
    {
        await using var server = await StartAsync(ProviderUnderTest.Responses);
        await using var host = Host(ProviderUnderTest.Settings(ProviderUnderTest.Responses, server.Address));

        await host.AnswerAsync(Question);

        Assert.False(Assert.Single(server.Requests).Body.GetProperty("store").GetBoolean());
    }

    [Fact]
    public async Task Azure_WithEntraId_SendsTheTokenOfTheIdentity()
    {
        var settings = ProviderUnderTest.Settings("azureopenai", "https://contoso.openai.azure.com");
        settings.Remove("Providers:AzureOpenAI:ApiKey");
        settings["Providers:AzureOpenAI:Authentication"] = "EntraId";
        var identity = new FakeIdentity();
        using var wire = new RecordingWire();
        await using var host = Host(
            settings,
            services =>
            {
                services.AddSingleton(new Lazy<TokenCredential>(identity));
                services.AddHttpClient(ProviderHttpExtensions.ClientName).ConfigurePrimaryHttpMessageHandler(() => wire);
            }
        );

        await Assert.ThrowsAsync<AssistantException>(() => host.AnswerAsync(Question));

        var request = Assert.Single(wire.Requests);
        Assert.Equal("https://contoso.openai.azure.com/openai/v1/chat/completions", request.RequestUri!.AbsoluteUri);
        Assert.Equal("Bearer token-of-the-identity", request.Headers.Authorization!.ToString());
        Assert.False(request.Headers.Contains("api-key"));
        Assert.Equal(["https://cognitiveservices.azure.com/.default"], identity.Scopes);
    }

    [Fact]
    public async Task Azure_WithoutAnIdentity_IsAuthentication()
    {
        var settings = ProviderUnderTest.Settings("azureopenai", "https://contoso.openai.azure.com");
        settings.Remove("Providers:AzureOpenAI:ApiKey");
        settings["Providers:AzureOpenAI:Authentication"] = "EntraId";
        await using var host = Host(
            settings,
            services => services.AddSingleton(new Lazy<TokenCredential>(new FakeIdentity { IsAbsent = true }))
        );

        var exception = await Assert.ThrowsAsync<AssistantException>(() => host.AnswerAsync(Question));

        Assert.Equal((AssistantFailure.Authentication, "CredentialUnavailableException"), (exception.Kind, exception.Detail!));
    }

    [Fact]
    public async Task Anthropic_LongestAnswer_IsSentAndWithinTheModels()
    {
        await using var server = await StartAsync("anthropic");
        var settings = ProviderUnderTest.Settings("anthropic", server.Address);
        settings["Providers:Anthropic:Model"] = "claude-3-5-haiku";
        settings["Providers:Anthropic:MaxOutputTokens"] = "20000";
        await using var host = Host(settings);

        await host.AnswerAsync(Question);

        Assert.Equal(8192, Assert.Single(server.Requests).Body.GetProperty("max_tokens").GetInt32());
    }

    private static async Task<FakeModelServer> StartAsync(string provider)
    {
        var server = await FakeModelServer.StartAsync(TestContext.Current.CancellationToken);
        server.OnRequest = context => ProviderUnderTest.StreamAsync(provider, context, "You have ", "28 days", " [1", "].");
        return server;
    }

    private static AssistantHost Host(Dictionary<string, string?> settings, Action<IServiceCollection>? configure = null)
    {
        var host = new AssistantHost(settings, configure: configure);
        host.Knowledge.OnSearch = _ => [FakeKnowledgeBase.Passage("Leave policy", "Every employee has 28 days of leave.")];
        return host;
    }

    private sealed class FakeIdentity : TokenCredential
    {
        public List<string> Scopes { get; } = [];

        public bool IsAbsent { get; init; }

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes.AddRange(requestContext.Scopes);
            if (IsAbsent)
            {
                throw new CredentialUnavailableException("no identity here");
            }

            return new AccessToken("token-of-the-identity", TimeProvider.System.GetUtcNow().AddHours(1));
        }

        public override ValueTask<AccessToken> GetTokenAsync(
            TokenRequestContext requestContext,
            CancellationToken cancellationToken
        ) => new(GetToken(requestContext, cancellationToken));
    }

    /// <summary>Stands for the network, where a token may only be sent over https.</summary>
    private sealed class RecordingWire : HttpMessageHandler
    {
        public List<HttpRequestMessage> Requests { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add(request);
            return Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.BadRequest));
        }
    }
}
