using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Chatbot.EndToEnd.Tests.Connector;

/// <summary>The real Microsoft 365 Agents Playground, without its browser, driven through its own API.</summary>
internal sealed class Playground : IAsyncDisposable
{
    private const string Script = "tests/npm/playground/node_modules/@microsoft/m365agentsplayground/cli.js";
    private readonly Process _process;
    private readonly DirectoryInfo _folder;
    private readonly HttpClient _http;
    private readonly ClientWebSocket _socket = new();
    private readonly List<JsonElement> _frames = [];

    private Playground(Process process, DirectoryInfo folder, int port)
    {
        (_process, _folder) = (process, folder);
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{port}/"));
        _http = new HttpClient { BaseAddress = Address };
    }

    public Uri Address { get; }

    public string Conversation { get; private set; } = "";

    /// <summary>Why it cannot be started here, or null.</summary>
    public static string? Missing =>
        FindScript() is null ? "The Playground is not installed: run 'npm ci' in tests/npm/playground." : null;

    public static async Task<Playground> StartAsync(
        Uri bot,
        string channel,
        string deliveryMode,
        CancellationToken cancellationToken
    )
    {
        var folder = Directory.CreateTempSubdirectory("chatbot-playground-");
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = folder.FullName,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                FindScript()!,
                "start",
                "-e",
                new Uri(bot, "api/messages").ToString(),
                "-c",
                channel,
                "-p",
                FindFreePort().ToString(CultureInfo.InvariantCulture),
                "--delivery-mode",
                deliveryMode,
                "--disable-telemetry",
            },
        };
        start.Environment["TEAMSAPPTESTER_BROWSER"] = "none";
        foreach (var proxy in new[] { "HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy" })
        {
            start.Environment.Remove(proxy);
        }

        var process = Process.Start(start)!;
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        var playground = new Playground(process, folder, await ReadPortAsync(process.StandardOutput, cancellationToken));
        await playground.ConnectAsync(cancellationToken);
        return playground;
    }

    public async Task InstallAsync(CancellationToken cancellationToken)
    {
        using var response = await _http.PostAsJsonAsync(
            $"_debug/conversation/{Conversation}/installation",
            new JsonObject(),
            cancellationToken
        );
        response.EnsureSuccessStatusCode();
    }

    public async Task SayAsync(string text, CancellationToken cancellationToken)
    {
        using var response = await _http.PostAsJsonAsync(
            $"_conversation/v1/conversations/{Conversation}/messages",
            new JsonObject
            {
                ["from"] = new JsonObject { ["id"] = "user-id-0" },
                ["text"] = text,
                ["textFormat"] = "plain",
            },
            cancellationToken
        );
        response.EnsureSuccessStatusCode();
    }

    public Task<HttpResponseMessage> InvokeAsync(
        string name,
        JsonNode value,
        string replyToId,
        CancellationToken cancellationToken
    ) =>
        _http.PostAsJsonAsync(
            "_conversation/v1/invoke",
            new JsonObject
            {
                ["name"] = name,
                ["value"] = value,
                ["from"] = new JsonObject { ["id"] = "user-id-0" },
                ["conversation"] = new JsonObject { ["id"] = Conversation },
                ["replyToId"] = replyToId,
            },
            cancellationToken
        );

    /// <summary>Presses a button of a card that sends a message.</summary>
    public async Task SubmitAsync(JsonNode value, string replyToId, CancellationToken cancellationToken)
    {
        using var response = await _http.PostAsJsonAsync(
            "_conversation/v1/submit",
            new JsonObject
            {
                ["value"] = value,
                ["from"] = new JsonObject { ["id"] = "user-id-0" },
                ["conversation"] = new JsonObject { ["id"] = Conversation },
                ["replyToId"] = replyToId,
            },
            cancellationToken
        );
        response.EnsureSuccessStatusCode();
    }

    /// <summary>The first form of a message that is wanted, once it was shown.</summary>
    /// <param name="wanted">Decides by text and stream type; the latter is null outside of streams.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<JsonElement> WaitForMessageAsync(Func<string, string?, bool> wanted, CancellationToken cancellationToken) =>
        WaitForMessageAsync(
            message => message.TryGetProperty("text", out var text) && wanted(text.GetString()!, FindStreamType(message)),
            cancellationToken
        );

    /// <summary>The first message that is wanted, once it was shown.</summary>
    public async Task<JsonElement> WaitForMessageAsync(Func<JsonElement, bool> wanted, CancellationToken cancellationToken)
    {
        for (var i = 0; ; i++)
        {
            while (i >= _frames.Count)
            {
                _frames.Add(await ReceiveAsync(cancellationToken));
            }

            if (_frames[i].TryGetProperty("message", out var message) && wanted(message))
            {
                return message;
            }
        }
    }

    public static string? FindStreamType(JsonElement message) =>
        message.TryGetProperty("streamEntity", out var stream) ? stream.GetProperty("streamType").GetString() : null;

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _http.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        var settings = await _http.GetFromJsonAsync<JsonElement>("_internal/v1/testConfig", cancellationToken);
        Conversation = settings.GetProperty("config").GetProperty("personalChat").GetProperty("id").GetString()!;
        var stream = new UriBuilder(Address) { Scheme = "ws", Path = "_ws_conversation/v1/conversations/stream" };
        await _socket.ConnectAsync(stream.Uri, cancellationToken);
    }

    private async Task<JsonElement> ReceiveAsync(CancellationToken cancellationToken)
    {
        using var frame = new MemoryStream();
        var buffer = new byte[16 * 1024];
        ValueWebSocketReceiveResult received;
        do
        {
            received = await _socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            await frame.WriteAsync(buffer.AsMemory(0, received.Count), cancellationToken);
        } while (!received.EndOfMessage);

        using var json = JsonDocument.Parse(frame.ToArray());
        return json.RootElement.Clone();
    }

    private static async Task<int> ReadPortAsync(StreamReader output, CancellationToken cancellationToken)
    {
        const string announcement = "Listening on ";
        while (await output.ReadLineAsync(cancellationToken) is { } line)
        {
            var at = line.IndexOf(announcement, StringComparison.Ordinal);
            if (at >= 0)
            {
                return int.Parse(line.AsSpan(at + announcement.Length).Trim(), CultureInfo.InvariantCulture);
            }
        }

        throw new InvalidOperationException("The Playground ended before it listened.");
    }

    private static string? FindScript()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var script = Path.Combine(folder.FullName, Script);
            if (File.Exists(script))
            {
                return script;
            }
        }

        return null;
    }

    private static int FindFreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
