using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Chatbot.Knowledge.Tests.Stores.Fakes;

/// <summary>
/// An HTTP service of a test on a port of its own: it checks the key, can fail on demand, and answers one call at a time, so
/// that what it keeps needs no locks.
/// </summary>
public abstract class FakeService : IAsyncDisposable
{
    public const string Key = "secret-key-of-the-test";

    private readonly SemaphoreSlim calls = new(1);
    private readonly Queue<(HttpStatusCode Status, string? RetryAfter)> failures = [];
    private WebApplication? application;

    /// <summary>Where it listens.</summary>
    public Uri Endpoint => new(application!.Urls.First());

    /// <summary>Calls that were answered, failures included.</summary>
    public int Calls { get; private set; }

    /// <summary>Writes after which every further one is refused, or null.</summary>
    public int? WritesUntilFailure { get; set; }

    protected abstract string KeyHeader { get; }

    public async Task StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        application = builder.Build();
        application.Run(AnswerAsync);
        await application.StartAsync();
    }

    /// <summary>The next call is refused.</summary>
    public void FailNext(HttpStatusCode status, string? retryAfter = null)
    {
        lock (failures)
        {
            failures.Enqueue((status, retryAfter));
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (application is not null)
        {
            await application.DisposeAsync();
        }

        calls.Dispose();
        GC.SuppressFinalize(this);
    }

    protected abstract Answer Answer(HttpRequest request, string body);

    /// <summary>Whether a call changes something.</summary>
    protected abstract bool IsWrite(HttpRequest request);

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        string body = await reader.ReadToEndAsync(context.RequestAborted);
        await calls.WaitAsync(context.RequestAborted);
        Answer answer;
        try
        {
            Calls++;
            answer = Fail(context) ?? Refuse(context.Request) ?? Answer(context.Request, body);
        }
        catch (RejectedException rejection)
        {
            answer = new Answer(rejection.Status, JsonSerializer.Serialize(new { status = new { error = rejection.Message } }));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            answer = new Answer(400, JsonSerializer.Serialize(new { status = new { error = exception.Message } }));
        }
        finally
        {
            calls.Release();
        }

        context.Response.StatusCode = answer.Status;
        foreach ((string name, string value) in answer.Headers)
        {
            context.Response.Headers[name] = value;
        }

        if (answer.Body.Length > 0)
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            await context.Response.WriteAsync(answer.Body, context.RequestAborted);
        }
    }

    private Answer? Fail(HttpContext context)
    {
        lock (failures)
        {
            if (failures.TryDequeue(out (HttpStatusCode Status, string? RetryAfter) failure))
            {
                if (failure.RetryAfter is not null)
                {
                    context.Response.Headers.RetryAfter = failure.RetryAfter;
                }

                return new Answer((int)failure.Status, "{\"error\":\"busy\"}");
            }
        }

        if (WritesUntilFailure is { } left && IsWrite(context.Request))
        {
            WritesUntilFailure = left - 1;
            return left <= 0 ? new Answer(400, "{\"error\":\"refused by the test\"}") : null;
        }

        return null;
    }

    private Answer? Refuse(HttpRequest request) =>
        request.Headers[KeyHeader] == Key
            ? null
            : new Answer(401, JsonSerializer.Serialize(new { error = $"Invalid key {request.Headers[KeyHeader]}" }));
}
