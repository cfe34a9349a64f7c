using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Chatbot.EndToEnd.Tests.Chaos;

/// <summary>The product in a process of its own, which can be killed and started again on the same port and data.</summary>
internal sealed class ChatbotProcess(string folder, params string[] settings) : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(120);
    private readonly ConcurrentQueue<string> _output = new();
    private readonly int _port = FindFreePort();
    private TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? _process;

    public Uri Url => new($"http://127.0.0.1:{_port}");

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Starts it and waits until it takes requests.</summary>
    public async Task StartAsync()
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "Chatbot.Bot.dll"),
                "serve",
                "--urls",
                Url.GetLeftPart(UriPartial.Authority),
                "--data",
                folder,
                "--Assistant:Provider=echo",
                "--Sample:Enabled=false",
                "--Logging:LogLevel:Default=Warning",
                .. settings,
            ]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = folder,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        var process = Process.Start(start)!;
        _process = process;
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await WaitUntilReadyAsync(process);
        _ready.TrySetResult();
    }

    /// <summary>Ends when it takes requests; at once unless it was killed and not started again yet.</summary>
    public Task ReadyAsync(CancellationToken cancellationToken) => _ready.Task.WaitAsync(cancellationToken);

    /// <summary>Ends it as a crash does: SIGKILL, without any chance to tidy up.</summary>
    public async Task KillAsync()
    {
        if (Interlocked.Exchange(ref _process, null) is { } process)
        {
            _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
            process.Kill(entireProcessTree: false);
            await process.WaitForExitAsync(CancellationToken.None);
            process.Dispose();
        }
    }

    public HttpClient CreateClient() =>
        new(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = Url, Timeout = TimeSpan.FromSeconds(15) };

    /// <summary>The last lines of the log, for a test that fails.</summary>
    public string Output => string.Join('\n', _output);

    /// <summary>Kills it and leaves its last words with the test.</summary>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"The log of {Url}:\n{Output}");
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is { Length: > 0 } text)
        {
            _output.Enqueue(text);
            while (_output.Count > 100 && _output.TryDequeue(out _)) { }
        }
    }

    private async Task WaitUntilReadyAsync(Process process)
    {
        using var client = new HttpClient { BaseAddress = Url };
        var watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var response = await client.GetAsync("/health/ready", Token);
                if (response.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            Assert.False(process.HasExited, $"The host ended at start:\n{Output}");
            Assert.True(watch.Elapsed < StartLimit, $"The host is not ready after {StartLimit}:\n{Output}");
            await Task.Delay(TimeSpan.FromMilliseconds(25), Token);
        }
    }

    private static int FindFreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
