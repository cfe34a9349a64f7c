using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Chatbot.Bot.Persistence;
using Chatbot.Contracts.Conversations;
using Chatbot.EndToEnd.Tests.Pages;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.EndToEnd.Tests.Providers;

/// <summary>The whole host over HTTP, and one guest who asks it questions.</summary>
internal sealed class ProviderHost : IAsyncDisposable
{
    private readonly PageHost _host;
    private readonly string _conversation;

    private ProviderHost(PageHost host, HttpClient client, string conversation) =>
        (_host, Client, _conversation) = (host, client, conversation);

    public HttpClient Client { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ConversationId Conversation => new("directline", ConversationId.DefaultTenant, _conversation);

    public static async Task<ProviderHost> StartAsync(params string[] settings)
    {
        var host = await PageHost.StartAsync(["--Sample:Enabled=false", .. settings]);
        var client = new HttpClient { BaseAddress = new Uri(host.Url) };
        var generated = await SendAsync(client, HttpMethod.Post, "/v3/directline/tokens/generate");
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            generated.GetProperty("token").GetString()
        );
        var started = await SendAsync(client, HttpMethod.Post, "/v3/directline/conversations", "{}");
        return new(host, client, started.GetProperty("conversationId").GetString()!);
    }

    /// <summary>Asks and waits for the answer; there must be one only.</summary>
    public async Task<JsonElement> AskAsync(string question, string locale = "en")
    {
        var posted = await SendAsync(
            Client,
            HttpMethod.Post,
            $"/v3/directline/conversations/{_conversation}/activities",
            $$"""{"type":"message","from":{"id":"dl_ann"},"locale":"{{locale}}","text":{{JsonSerializer.Serialize(question)}}}"""
        );
        var id = posted.GetProperty("id").GetString();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(TimeSpan.FromSeconds(90));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            var list = await SendAsync(Client, HttpMethod.Get, $"/v3/directline/conversations/{_conversation}/activities");
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
    public async Task WatchAsync(TaskCompletionSource shown)
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

    /// <summary>What the journal of the answer's turn keeps of its model.</summary>
    public JsonElement Record(JsonElement answer)
    {
        var turn = long.Parse(answer.GetProperty("replyToId").GetString()!.Split('|')[^1], CultureInfo.InvariantCulture);
        var journal = _host.Services.GetRequiredService<JournalStore>().Read(Conversation, turn);
        return JsonDocument.Parse(journal["model"]).RootElement.Clone();
    }

    public Task<JsonElement> HealthAsync() => GetAsync("/health");

    public Task<JsonElement> GetAsync(string path) => SendAsync(Client, HttpMethod.Get, path);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _host.DisposeAsync();
    }

    private static async Task<JsonElement> SendAsync(HttpClient client, HttpMethod method, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await client.SendAsync(request, Token);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync(Token)).RootElement.Clone();
    }
}
