using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Chatbot.Testing.ChatClients;

/// <summary>A server of any provider on a free port of this machine: it takes every POST, remembers it, and answers what the test says.</summary>
public sealed class FakeModelServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private FakeModelServer(WebApplication application) => _application = application;

    /// <summary>Address without a path.</summary>
    public string Address => _application.Urls.First();

    public ConcurrentQueue<FakeModelRequest> Requests { get; } = new();

    public Func<HttpContext, Task> OnRequest { get; set; } = context => FakeOpenAIServer.StreamAsync(context, "ok");

    public static async Task<FakeModelServer> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var application = builder.Build();
        var server = new FakeModelServer(application);
        application.MapPost("/{**path}", server.HandleAsync);
        await application.StartAsync(cancellationToken);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        using var impatient = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await _application.StopAsync(impatient.Token);
        await _application.DisposeAsync();
    }

    private async Task HandleAsync(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        var headers = context.Request.Headers.ToDictionary(
            header => header.Key,
            header => header.Value.ToString(),
            StringComparer.OrdinalIgnoreCase
        );
        Requests.Enqueue(new(context.Request.Path, headers, body.RootElement.Clone()));
        await OnRequest(context);
    }
}
