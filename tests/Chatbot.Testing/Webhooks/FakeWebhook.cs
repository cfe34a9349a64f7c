using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Chatbot.Testing.Webhooks;

/// <summary>The owner's system behind a webhook. It does a request once, whatever how often it comes.</summary>
public sealed class FakeWebhook : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ConcurrentDictionary<string, JsonElement> _taken = new(StringComparer.Ordinal);

    private FakeWebhook(WebApplication application) => _application = application;

    public string Url { get; private set; } = "";

    /// <summary>What it has taken, by idempotency key.</summary>
    public IReadOnlyDictionary<string, JsonElement> Taken => _taken;

    /// <summary>Keys of all requests, in order.</summary>
    public ConcurrentQueue<string> Keys { get; } = new();

    public string? Authorization { get; private set; }

    /// <summary>What it answers.</summary>
    public Func<HttpContext, IResult> Answer { get; set; } =
        _ => Results.Json(new { number = "IT-7", url = "https://desk.example.com/7" });

    /// <summary>Runs when it has taken a request and has not answered yet.</summary>
    public Func<HttpContext, Task> BeforeAnswer { get; set; } = _ => Task.CompletedTask;

    public static async Task<FakeWebhook> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var application = builder.Build();
        var webhook = new FakeWebhook(application);
        application.MapPost("/hook", (Delegate)webhook.TakeAsync);
        await application.StartAsync(TestContext.Current.CancellationToken);
        webhook.Url = $"{application.Urls.First()}/hook";
        return webhook;
    }

    public async ValueTask DisposeAsync() => await _application.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpContext context)
    {
        var key = context.Request.Headers["Idempotency-Key"].ToString();
        Authorization = context.Request.Headers.Authorization.ToString();
        Keys.Enqueue(key);
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        var answer = Answer(context);
        if (answer is not IStatusCodeHttpResult { StatusCode: >= 400 })
        {
            _taken.TryAdd(key, body.RootElement.Clone());
        }

        await BeforeAnswer(context);
        return answer;
    }
}
