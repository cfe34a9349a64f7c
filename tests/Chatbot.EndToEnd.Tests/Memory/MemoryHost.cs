using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Chatbot.Bot.Conversations.State;
using Chatbot.Bot.Persistence;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;
using Chatbot.EndToEnd.Tests.Pages;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.EndToEnd.Tests.Memory;

/// <summary>The whole host over HTTP, with conversations of several users over Direct Line.</summary>
internal sealed class MemoryHost : IAsyncDisposable
{
    private const string Secret = "a secret of the test host";

    private MemoryHost(PageHost host) => (Host, Client) = (host, new HttpClient { BaseAddress = new Uri(host.Url) });

    public PageHost Host { get; }

    public HttpClient Client { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<MemoryHost> StartAsync(params string[] settings) =>
        new(await PageHost.StartAsync(["--Sample:Enabled=false", $"--DirectLine:Secret={Secret}", .. settings]));

    public T Get<T>()
        where T : notnull => Host.Services.GetRequiredService<T>();

    /// <summary>A new conversation of a user.</summary>
    public async Task<Talk> TalkAsync(string user, string locale = "en")
    {
        var generated = await SendAsync(
            HttpMethod.Post,
            "/v3/directline/tokens/generate",
            Secret,
            $$$"""{"user":{"id":"{{{user}}}"}}"""
        );
        var token = generated.GetProperty("token").GetString()!;
        var started = await SendAsync(HttpMethod.Post, "/v3/directline/conversations", token, "{}");
        return new(this, token, started.GetProperty("conversationId").GetString()!, user, locale);
    }

    /// <summary>Waits until nothing that was asked to be forgotten is left to remove.</summary>
    public async Task UntilErasedAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (Get<ErasureStore>().FindOpen(1).Count > 0)
        {
            await timer.WaitForNextTickAsync(limit.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Host.DisposeAsync();
    }

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, string token, string? json = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await Client.SendAsync(request, Token);
        var body = await response.Content.ReadAsStringAsync(Token);
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} {body}");
        return JsonDocument.Parse(body).RootElement.Clone();
    }

    /// <summary>One conversation of one user.</summary>
    internal sealed class Talk(MemoryHost host, string token, string conversation, string user, string locale)
    {
        public ConversationId Id { get; } = new("directline", ConversationId.DefaultTenant, conversation);

        /// <summary>What the database keeps of the conversation's state for the user.</summary>
        public string? State => host.Get<BotStateStore>().Read(BotStateStore.PrivateKey(Id, user)).Document;

        /// <summary>What the database keeps of what was said, as JSON.</summary>
        public string Transcript =>
            string.Join(
                '\n',
                host.Get<TranscriptStore>()
                    .Pages(Id, 100)
                    .SelectMany(page => page)
                    .Select(entry => ActivityJson.ToJson(entry.Activity))
            );

        /// <summary>Says something without waiting; returns the id of the message.</summary>
        public async Task<string> SayAsync(string text)
        {
            var posted = await host.SendAsync(
                HttpMethod.Post,
                $"/v3/directline/conversations/{conversation}/activities",
                token,
                $$"""{"type":"message","from":{"id":"{{user}}"},"locale":"{{locale}}","text":{{JsonSerializer.Serialize(text)}}}"""
            );
            return posted.GetProperty("id").GetString()!;
        }

        /// <summary>Says something and waits until its turn has ended; returns the answers.</summary>
        public async Task<string> AskAsync(string text)
        {
            var turn = long.Parse((await SayAsync(text)).Split('|')[^1], System.Globalization.CultureInfo.InvariantCulture);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
            limit.CancelAfter(TimeSpan.FromSeconds(120));
            var answers = new List<string>();
            var grain = host.Get<IGrainFactory>().GetGrain<IConversationGrain>(Id.ToString());
            await foreach (var update in grain.SubscribeAsync(turn - 1, limit.Token).WithCancellation(limit.Token))
            {
                if (update is TurnUpdate.Recorded recorded && recorded.Turn == turn && recorded.Sequence > turn)
                {
                    answers.Add(recorded.Activity.Text ?? ActivityJson.ToJson(recorded.Activity));
                }
                else if (update is TurnUpdate.Ended ended && ended.Turn == turn)
                {
                    break;
                }
            }

            return string.Join('\n', answers);
        }
    }
}
