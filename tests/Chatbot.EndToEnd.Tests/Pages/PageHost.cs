using System.Net;
using System.Net.Sockets;
using Chatbot.Bot.Hosting;
using Chatbot.Testing.Silos;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Chatbot.EndToEnd.Tests.Pages;

/// <summary>The whole host as it is shipped, on a real port.</summary>
internal sealed class PageHost : IAsyncDisposable
{
    private static readonly TimeSpan ImportLimit = TimeSpan.FromMinutes(3);
    private readonly string[] _settings;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chatbot-pages");
    private WebApplication _app;

    private PageHost(string[] settings)
    {
        Url = $"http://127.0.0.1:{FreePort()}";
        _settings = settings;
        _app = Build();
    }

    public string Url { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<PageHost> StartAsync(params string[] settings)
    {
        var host = new PageHost(settings);
        await host._app.StartAsync();
        await host.WaitUntilReadyAsync();
        return host;
    }

    public Task StopAsync() => _app.EndAsync();

    /// <summary>The next process on the same folder and port.</summary>
    public async Task StartAgainAsync()
    {
        _app = Build();
        await _app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Delete(recursive: true);
    }

    private WebApplication Build() =>
        ChatbotApplication.Build(
            [
                $"--urls={Url}",
                "--environment=Development",
                $"--webroot={WebRoot()}",
                $"--Storage:DataPath={_folder.FullName}",
                "--Connector:Enabled=false",
                .. _settings,
            ],
            builder => builder.Logging.ClearProviders()
        );

    private async Task WaitUntilReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = new(Url) };
        using var limit = new CancellationTokenSource(ImportLimit);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        while (true)
        {
            using var response = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), limit.Token);
            if (response.StatusCode == HttpStatusCode.OK)
            {
                return;
            }

            await timer.WaitForNextTickAsync(limit.Token);
        }
    }

    /// <summary>The page's files where they are built; a test's own folder has no copy.</summary>
    private static string WebRoot()
    {
        const string Inside = "bot/Chatbot.Bot/wwwroot";
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, Inside)))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? AppContext.BaseDirectory, Inside);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
