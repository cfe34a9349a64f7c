using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Chatbot.Bot.Conversations;
using Chatbot.Bot.Hosting;
using Chatbot.Contracts.Conversations;
using Chatbot.Testing.Silos;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Chatbot.EndToEnd.Tests.DirectLine;

/// <summary>The whole host on a real port with a scripted bot. Disposing it is a graceful stop.</summary>
internal sealed class DirectLineHost : IAsyncDisposable
{
    public const string Secret = "test-secret-of-32-characters-0123";
    private readonly WebApplication _app;

    private DirectLineHost(WebApplication app, string folder, ScriptedHandler handler)
    {
        (_app, Folder, Handler) = (app, folder, handler);
        Url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new(Url) };
    }

    public string Folder { get; }

    public string Url { get; }

    public ScriptedHandler Handler { get; }

    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<DirectLineHost> StartAsync(
        string? folder = null,
        string url = "http://127.0.0.1:0",
        string environment = "Development",
        TimeProvider? time = null,
        params string[] settings
    )
    {
        folder ??= Directory.CreateTempSubdirectory("chatbot-directline").FullName;
        var handler = new ScriptedHandler();
        var app = ChatbotApplication.Build(
            [
                $"--urls={url}",
                $"--environment={environment}",
                $"--Storage:DataPath={folder}",
                $"--DirectLine:Secret={Secret}",
                "--Connector:Enabled=false",
                "--Sample:Enabled=false",
                .. settings,
            ],
            builder =>
            {
                builder.Logging.ClearProviders();
                builder.Services.RemoveAll<IActivityHandler>();
                builder.Services.AddSingleton<IActivityHandler>(handler);
                builder.Services.AddSingleton<IActivityHandler, ReactionHandler>();
                if (time is not null)
                {
                    builder.Services.AddSingleton(time);
                }
            }
        );
        await app.StartAsync(Token);
        return new(app, folder, handler);
    }

    public IConversationGrain Conversation(string conversation) =>
        Services
            .GetRequiredService<IGrainFactory>()
            .GetGrain<IConversationGrain>(
                new ConversationId("directline", ConversationId.DefaultTenant, conversation).ToString()
            );

    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string path,
        string? token = null,
        HttpContent? content = null,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (token is not null)
        {
            request.Headers.Authorization = new("Bearer", token);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Client.SendAsync(request, Token);
    }

    public static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");

    public async Task<JsonElement> GetJsonAsync(
        HttpMethod method,
        string path,
        string? token,
        string? json = null,
        HttpStatusCode expected = HttpStatusCode.OK
    )
    {
        using var content = json is null ? null : Json(json);
        using var response = await SendAsync(method, path, token, content);
        var body = await response.Content.ReadAsStringAsync(Token);
        Assert.True(response.StatusCode == expected, $"{(int)response.StatusCode} instead of {(int)expected}: {body}");
        return JsonDocument.Parse(body).RootElement.Clone();
    }

    /// <summary>A guest with a started conversation.</summary>
    public async Task<DirectLineGuest> StartConversationAsync()
    {
        var generated = await GetJsonAsync(HttpMethod.Post, "/v3/directline/tokens/generate", token: null);
        var started = await GetJsonAsync(
            HttpMethod.Post,
            "/v3/directline/conversations",
            generated.GetProperty("token").GetString(),
            "{}",
            HttpStatusCode.Created
        );
        return new(
            this,
            started.GetProperty("conversationId").GetString()!,
            started.GetProperty("token").GetString()!,
            started.GetProperty("streamUrl").GetString()!
        );
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.EndAsync();
    }
}
