using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Chatbot.Bot.Tests.Channels;

/// <summary>The API that a channel sends its answers to. It takes any POST, and keeps the bodies in order.</summary>
internal sealed class OtherSide : IAsyncDisposable
{
    private readonly Channel<string> _bodies = Channel.CreateUnbounded<string>();
    private WebApplication? _application;

    public HttpClient Client { get; } = new();

    /// <summary>How many requests are refused with 503 before one is taken.</summary>
    public int Refusals { get; set; }

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _application = builder.Build();
        _application.MapPost("/{**path}", (Delegate)TakeAsync);
        await _application.StartAsync(TestContext.Current.CancellationToken);
        Client.BaseAddress = new Uri(_application.Urls.First());
    }

    /// <summary>The next body that was taken.</summary>
    public async Task<string> NextAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(90));
        return await _bodies.Reader.ReadAsync(limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_application is not null)
        {
            await _application.DisposeAsync();
        }
    }

    private async Task<IResult> TakeAsync(HttpContext context)
    {
        if (Refusals > 0)
        {
            Refusals--;
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        using var reader = new StreamReader(context.Request.Body);
        await _bodies.Writer.WriteAsync(await reader.ReadToEndAsync(context.RequestAborted));
        return Results.Ok();
    }
}
