using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Chatbot.Bot.Persistence;
using Chatbot.Contracts.Conversations;
using Chatbot.EndToEnd.Tests.DirectLine;
using Chatbot.EndToEnd.Tests.Pages;
using Chatbot.Testing.ChatClients;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.EndToEnd.Tests.Providers;

/// <summary>The whole host over HTTP, with a server of OpenAI's shape first and one of Anthropic's second; the first is killed.</summary>
public sealed class ProviderSwitchTests : IAsyncLifetime
{
    private FakeModelServer _first = null!;
    private FakeModelServer _second = null!;
    private PageHost _host = null!;
    private HttpClient _client = null!;
    private string _conversation = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        (_first, _second) = (await FakeModelServer.StartAsync(Token), await FakeModelServer.StartAsync(Token));
        _first.OnRequest = context => FakeOpenAIServer.StreamAsync(context, "The first ", "answers.");
        _second.OnRequest = context => AnthropicAnswers.StreamAsync(context, "The second ", "answers.");
        _host = await PageHost.StartAsync(
            "--Sample:Enabled=false",
            "--Assistant:Models:Standard:0=openai/gpt-5-mini",
            "--Assistant:Models:Standard:1=anthropic/claude-haiku-4-5",
            $"--Providers:OpenAI:Endpoint={_first.Address}/v1",
            "--Providers:OpenAI:MaxRetries=1",
            $"--Providers:Anthropic:Endpoint={_second.Address}",
            "--Providers:Anthropic:MaxRetries=0"
        );
        _client = new HttpClient { BaseAddress = new Uri(_host.Url) };
        var generated = await SendAsync(HttpMethod.Post, "/v3/directline/tokens/generate");
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            generated.GetProperty("token").GetString()
        );
        var started = await SendAsync(HttpMethod.Post, "/v3/directline/conversations", "{}");
        _conversation = started.GetProperty("conversationId").GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
        await _first.DisposeAsync();
        await _second.DisposeAsync();
    }

    [Fact]
    public async Task FirstProvider_KilledBeforeTheAnswer_UserSeesOneAnswerAndTheSwitchIsRecorded()
    {
        Assert.Equal("The first answers.", (await AskAsync("Who answers at the beginning of this test?")).TextOf());
        Assert.Equal("full", (await HealthAsync()).GetProperty("level").GetString());
        await _first.DisposeAsync();

        var answer = await AskAsync("Who answers when the first one is gone?");

        Assert.Equal("The second answers.", answer.TextOf());
        var health = await HealthAsync();
        Assert.Equal("degraded", health.GetProperty("level").GetString());
        Assert.Equal("unavailable", health.GetProperty("models")[0].GetProperty("lastFailure").GetString());
        var record = Record(answer);
        Assert.Equal("anthropic/claude-haiku-4-5", record.GetProperty("model").GetString());
        Assert.Equal(
            ["retry", "switch"],
            record.GetProperty("failed").EnumerateArray().Select(failed => failed.GetProperty("next").GetString())
        );
        var metrics = await _client.GetStringAsync(new Uri("/metrics", UriKind.Relative), Token);
        Assert.Contains("chatbot_service_level", metrics, StringComparison.Ordinal);
        Assert.Contains("chatbot_chat_switches", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FirstProvider_KilledDuringTheAnswer_AnswerEndsHonestlyAndOffersToTryAgain()
    {
        const string Text = "Who answers when the line is cut?";
        var shown = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _first.OnRequest = async context =>
        {
            await FakeOpenAIServer.PiecesAsync(context, "The first ", "begins ");
            await shown.Task.WaitAsync(context.RequestAborted);
            context.Abort();
        };
        var watching = WatchAsync(shown);

        var answer = await AskAsync(Text);
        await watching;

        Assert.StartsWith(
            "The first begins \n\nThe answer was interrupted and is incomplete.",
            answer.TextOf(),
            StringComparison.Ordinal
        );
        var action = Assert.Single(answer.GetProperty("suggestedActions").GetProperty("actions").EnumerateArray());
        Assert.Equal(("Try again", Text), (action.GetProperty("title").GetString(), action.GetProperty("value").GetString()));
        Assert.Empty(_second.Requests);
        Assert.Equal("unavailable", Record(answer).GetProperty("failure").GetString());
    }

    [Fact]
    public async Task AllProviders_Fail_UserIsAnsweredFromTheDocumentsAndReadinessStays()
    {
        static Task Refuse(HttpContext context) => FakeOpenAIServer.RefuseAsync(context, 503, "overloaded", "later");
        (_first.OnRequest, _second.OnRequest) = (Refuse, Refuse);

        var answer = await AskAsync("What does the company pay for a business trip?");

        Assert.EndsWith("so this is quoted from the documents.", answer.TextOf(), StringComparison.Ordinal);
        Assert.Equal("minimal", (await HealthAsync()).GetProperty("level").GetString());
        using var ready = await _client.GetAsync(new Uri("/health/ready", UriKind.Relative), Token);
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
    }

    private async Task<JsonElement> AskAsync(string question)
    {
        var posted = await SendAsync(
            HttpMethod.Post,
            $"/v3/directline/conversations/{_conversation}/activities",
            $$"""{"type":"message","from":{"id":"dl_ann"},"locale":"en","text":{{JsonSerializer.Serialize(question)}}}"""
        );
        var id = posted.GetProperty("id").GetString();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            var list = await SendAsync(HttpMethod.Get, $"/v3/directline/conversations/{_conversation}/activities");
            var answers = list.GetProperty("activities")
                .EnumerateArray()
                .Where(activity => activity.TryGetProperty("replyToId", out var replied) && replied.GetString() == id)
                .Where(activity => activity.GetProperty("type").GetString() == "message")
                .ToArray();
            if (answers.Length > 0)
            {
                return Assert.Single(answers);
            }

            await timer.WaitForNextTickAsync(limit.Token);
        }
    }

    /// <summary>Reads the stream as a channel does, and tells when the first text was shown.</summary>
    private async Task WatchAsync(TaskCompletionSource shown)
    {
        var grain = _host.Services.GetRequiredService<IGrainFactory>().GetGrain<IConversationGrain>(Conversation.ToString());
        await foreach (var update in grain.SubscribeAsync(0, Token))
        {
            if (update is TurnUpdate.Delta)
            {
                shown.TrySetResult();
                return;
            }
        }
    }

    private ConversationId Conversation => new("directline", ConversationId.DefaultTenant, _conversation);

    /// <summary>What the journal of the answer's turn keeps of its model.</summary>
    private JsonElement Record(JsonElement answer)
    {
        var turn = long.Parse(answer.GetProperty("replyToId").GetString()!.Split('|')[^1], CultureInfo.InvariantCulture);
        var journal = _host.Services.GetRequiredService<JournalStore>().Read(Conversation, turn);
        return JsonDocument.Parse(journal["model"]).RootElement.Clone();
    }

    private Task<JsonElement> HealthAsync() => SendAsync(HttpMethod.Get, "/health");

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = json is null ? null : new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        using var response = await _client.SendAsync(request, Token);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync(Token)).RootElement.Clone();
    }
}
