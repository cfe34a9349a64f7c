using System.Net;
using Chatbot.EndToEnd.Tests.DirectLine;
using Chatbot.Testing.ChatClients;
using Microsoft.AspNetCore.Http;

namespace Chatbot.EndToEnd.Tests.Providers;

/// <summary>A server of OpenAI's shape first and one of Anthropic's second; the first is killed.</summary>
public sealed class ProviderSwitchTests : IAsyncLifetime
{
    private FakeModelServer _first = null!;
    private FakeModelServer _second = null!;
    private ProviderHost _host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        (_first, _second) = (await FakeModelServer.StartAsync(Token), await FakeModelServer.StartAsync(Token));
        _first.OnRequest = context => FakeOpenAIServer.StreamAsync(context, "The first ", "answers.");
        _second.OnRequest = context => AnthropicAnswers.StreamAsync(context, "The second ", "answers.");
        _host = await ProviderHost.StartAsync(
            "--Assistant:Models:Standard:0=openai/gpt-5-mini",
            "--Assistant:Models:Standard:1=anthropic/claude-haiku-4-5",
            $"--Providers:OpenAI:Endpoint={_first.Address}/v1",
            "--Providers:OpenAI:MaxRetries=1",
            $"--Providers:Anthropic:Endpoint={_second.Address}",
            "--Providers:Anthropic:MaxRetries=0"
        );
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _first.DisposeAsync();
        await _second.DisposeAsync();
    }

    [Fact]
    public async Task FirstProvider_KilledBeforeTheAnswer_UserSeesOneAnswerAndTheSwitchIsRecorded()
    {
        Assert.Equal("The first answers.", (await _host.AskAsync("Who answers at the beginning of this test?")).TextOf());
        Assert.Equal("full", (await _host.HealthAsync()).GetProperty("level").GetString());
        await _first.DisposeAsync();

        var answer = await _host.AskAsync("Who answers when the first one is gone?");

        Assert.Equal("The second answers.", answer.TextOf());
        var health = await _host.HealthAsync();
        Assert.Equal("degraded", health.GetProperty("level").GetString());
        Assert.Equal("unavailable", health.GetProperty("models")[0].GetProperty("lastFailure").GetString());
        var record = _host.Record(answer);
        Assert.Equal("anthropic/claude-haiku-4-5", record.GetProperty("model").GetString());
        Assert.Equal(
            ["retry", "switch"],
            record.GetProperty("failed").EnumerateArray().Select(failed => failed.GetProperty("next").GetString())
        );
        var metrics = await _host.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative), Token);
        Assert.Contains("chatbot_service_level", metrics, StringComparison.Ordinal);
        Assert.Contains("chatbot_chat_switches", metrics, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "The answer was interrupted and is incomplete.", "Try again")]
    [InlineData("de-DE", "Die Antwort wurde unterbrochen und ist unvollständig.", "Noch einmal versuchen")]
    public async Task FirstProvider_KilledDuringTheAnswer_AnswerEndsHonestlyAndOffersToTryAgain(
        string locale,
        string interrupted,
        string tryAgain
    )
    {
        const string Text = "Who answers when the line is cut?";
        var shown = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _first.OnRequest = async context =>
        {
            await FakeOpenAIServer.PiecesAsync(context, "The first ", "begins ");
            await shown.Task.WaitAsync(context.RequestAborted);
            context.Abort();
        };
        var watching = _host.WatchAsync(shown);

        var answer = await _host.AskAsync(Text, locale);
        await watching;

        Assert.StartsWith($"The first begins \n\n{interrupted}", answer.TextOf(), StringComparison.Ordinal);
        var action = Assert.Single(answer.GetProperty("suggestedActions").GetProperty("actions").EnumerateArray());
        Assert.Equal((tryAgain, Text), (action.GetProperty("title").GetString(), action.GetProperty("value").GetString()));
        Assert.Empty(_second.Requests);
        Assert.Equal("unavailable", _host.Record(answer).GetProperty("failure").GetString());
    }

    [Fact]
    public async Task Page_SaysThatALanguageModelWrites()
    {
        var config = await _host.GetAsync("/api/webchat/config");

        Assert.Equal("openai", config.GetProperty("mode").GetString());
        Assert.Contains("written by a language model", config.GetProperty("modeText").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AllProviders_Fail_UserIsAnsweredFromTheDocumentsAndReadinessStays()
    {
        static Task Refuse(HttpContext context) => FakeOpenAIServer.RefuseAsync(context, 503, "overloaded", "later");
        (_first.OnRequest, _second.OnRequest) = (Refuse, Refuse);

        var answer = await _host.AskAsync("What does the company pay for a business trip?");

        Assert.EndsWith("so I could only quote from the documents.", answer.TextOf(), StringComparison.Ordinal);
        Assert.Equal("minimal", (await _host.HealthAsync()).GetProperty("level").GetString());
        using var ready = await _host.Client.GetAsync(new Uri("/health/ready", UriKind.Relative), Token);
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
    }
}
