using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Chatbot.Testing.Connectors;

/// <summary>
/// A connector server on a free port of this machine: records what the bot sends and answers as it is told. It can be stopped
/// and started again on the same port.
/// </summary>
public sealed class FakeConnector : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly List<ConnectorCall> _calls = [];
    private readonly List<(Func<ConnectorCall, bool> Wanted, int Count, TaskCompletionSource<ConnectorCall> Found)> _waiting = [];
    private WebApplication? _server;
    private long _number;

    /// <summary>How calls are answered; by default as the Playground does: 201 with an id, 202 without for typing.</summary>
    public Func<ConnectorCall, ConnectorAnswer> Answer { get; set; } = AnswerAsUsual;

    /// <summary>Whether calls are kept; switch it off to count only.</summary>
    public bool Records { get; set; } = true;

    public int Port { get; private set; }

    /// <summary>What the bot is told as serviceUrl; it has a path and no trailing slash, like that of the Playground.</summary>
    public string ServiceUrl => $"http://127.0.0.1:{Port}/_connector";

    public long Count => Interlocked.Read(ref _number);

    public IReadOnlyList<ConnectorCall> Calls
    {
        get
        {
            lock (_lock)
            {
                return [.. _calls];
            }
        }
    }

    public IReadOnlyList<ConnectorCall> Messages => [.. Calls.Where(call => call.IsMessage)];

    public static async Task<FakeConnector> StartAsync()
    {
        var connector = new FakeConnector();
        await connector.ListenAsync();
        return connector;
    }

    public static ConnectorAnswer AnswerAsUsual(ConnectorCall call) =>
        call.Method == "POST" && call.Type == "typing" && !call.Json.TryGetProperty("text", out _)
            ? new(202)
            : ConnectorAnswer.Created($"c{call.Number}");

    /// <summary>Starts to listen, on the same port as before.</summary>
    public async Task ListenAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, Port, listen => listen.Protocols = HttpProtocols.Http1)
        );
        _server = builder.Build();
        _server.Run(HandleAsync);
        await _server.StartAsync();
        Port = new Uri(_server.Urls.First()).Port;
    }

    /// <summary>Refuses connections from now on.</summary>
    public async Task StopListeningAsync()
    {
        if (Interlocked.Exchange(ref _server, null) is { } server)
        {
            using var now = new CancellationTokenSource();
            await now.CancelAsync();
            await server.StopAsync(now.Token);
            await server.DisposeAsync();
        }
    }

    /// <summary>The call that is the <paramref name="count"/>th of its kind, once it came.</summary>
    public Task<ConnectorCall> WaitAsync(Func<ConnectorCall, bool> wanted, CancellationToken cancellationToken, int count = 1)
    {
        lock (_lock)
        {
            var matching = _calls.Where(wanted).ToList();
            if (matching.Count >= count)
            {
                return Task.FromResult(matching[count - 1]);
            }

            var found = new TaskCompletionSource<ConnectorCall>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((wanted, count, found));
            return found.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>The message that is the <paramref name="count"/>th, once it came.</summary>
    public Task<ConnectorCall> WaitForMessageAsync(CancellationToken cancellationToken, int count = 1) =>
        WaitAsync(call => call.IsMessage, cancellationToken, count);

    public async ValueTask DisposeAsync() => await StopListeningAsync();

    private async Task HandleAsync(HttpContext http)
    {
        using var body = new MemoryStream((int)(http.Request.ContentLength ?? 0));
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        var path = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var call = new ConnectorCall(
            http.Request.Method,
            path,
            http.Request.Headers.Authorization,
            body.ToArray(),
            Interlocked.Increment(ref _number)
        );
        Record(call);
        var answer = Answer(call);
        if (answer.Until is { } until)
        {
            await until.WaitAsync(http.RequestAborted);
        }

        if (answer.Abort)
        {
            http.Abort();
            return;
        }

        http.Response.StatusCode = answer.Status;
        if (answer.RetryAfter is { } retryAfter)
        {
            http.Response.Headers.RetryAfter = retryAfter;
        }

        if (answer.Body is { } json)
        {
            http.Response.ContentType = "application/json";
            await http.Response.WriteAsync(json, http.RequestAborted);
        }
    }

    private void Record(ConnectorCall call)
    {
        if (!Records)
        {
            return;
        }

        lock (_lock)
        {
            _calls.Add(call);
            for (var i = _waiting.Count - 1; i >= 0; i--)
            {
                var (wanted, count, found) = _waiting[i];
                if (wanted(call) && _calls.Count(wanted) >= count)
                {
                    _waiting.RemoveAt(i);
                    found.TrySetResult(call);
                }
            }
        }
    }
}
