using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Chatbot.Testing.ChatClients;

/// <summary>Speaks OpenAI's chat completions over HTTP on a free port of this machine; the test decides what it says.</summary>
public sealed class FakeOpenAIServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private FakeOpenAIServer(WebApplication application) => _application = application;

    /// <summary>Base address that ends with the version.</summary>
    public string Endpoint => _application.Urls.First() + "/v1";

    /// <summary>Bodies of the requests so far.</summary>
    public ConcurrentQueue<JsonElement> Requests { get; } = new();

    /// <summary>Values of the authorization header so far.</summary>
    public ConcurrentQueue<string> Authorizations { get; } = new();

    /// <summary>Answers a request for a stream.</summary>
    public Func<HttpContext, Task> OnStream { get; set; } = context => StreamAsync(context, "ok");

    /// <summary>Answers any other request.</summary>
    public Func<HttpContext, Task> OnCall { get; set; } = context => CompleteAsync(context, "ok");

    public static async Task<FakeOpenAIServer> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var application = builder.Build();
        var server = new FakeOpenAIServer(application);
        application.MapPost("/v1/chat/completions", server.HandleAsync);
        await application.StartAsync(cancellationToken);
        return server;
    }

    /// <summary>A whole streamed answer in the given pieces, with usage.</summary>
    public static async Task StreamAsync(HttpContext context, params string[] pieces)
    {
        await PiecesAsync(context, pieces);
        await SendAsync(context, Chunk("""{"index":0,"delta":{},"finish_reason":"stop"}"""));
        await SendAsync(
            context,
            """{"id":"c1","object":"chat.completion.chunk","created":1,"model":"fake-model","choices":[],"usage":{"prompt_tokens":11,"completion_tokens":7,"total_tokens":18}}"""
        );
        await SendAsync(context, "[DONE]");
    }

    /// <summary>A whole answer in one piece.</summary>
    public static Task CompleteAsync(HttpContext context, string text)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(
            $$$"""{"id":"c1","object":"chat.completion","created":1,"model":"fake-model","choices":[{"index":0,"message":{"role":"assistant","content":{{{JsonSerializer.Serialize(text)}}}},"finish_reason":"stop"}],"usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}""",
            context.RequestAborted
        );
    }

    /// <summary>The beginning of a streamed answer.</summary>
    public static async Task PiecesAsync(HttpContext context, params string[] pieces)
    {
        context.Response.ContentType = "text/event-stream";
        foreach (var piece in pieces)
        {
            await SendAsync(
                context,
                Chunk(
                    $$$"""{"index":0,"delta":{"role":"assistant","content":{{{JsonSerializer.Serialize(piece)}}}},"finish_reason":null}"""
                )
            );
        }
    }

    /// <summary>One event of a stream.</summary>
    public static async Task SendAsync(HttpContext context, string payload)
    {
        await context.Response.WriteAsync($"data: {payload}\n\n", context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    /// <summary>An event that carries one choice.</summary>
    public static string Chunk(string choice) =>
        $$$"""{"id":"c1","object":"chat.completion.chunk","created":1,"model":"fake-model","choices":[{{{choice}}}]}""";

    /// <summary>A refusal as OpenAI words it.</summary>
    public static Task RefuseAsync(HttpContext context, int status, string code, string message)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(
            $$$"""{"error":{"message":{{{JsonSerializer.Serialize(message)}}},"type":"error","code":{{{JsonSerializer.Serialize(code)}}}}}""",
            context.RequestAborted
        );
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
        var request = body.RootElement.Clone();
        Requests.Enqueue(request);
        Authorizations.Enqueue(context.Request.Headers.Authorization.ToString());
        await (IsStreamed(request) ? OnStream : OnCall)(context);
    }

    private static bool IsStreamed(JsonElement request) =>
        request.TryGetProperty("stream", out var stream) && stream.GetBoolean();
}
