using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;

namespace Chatbot.EndToEnd.Tests.DirectLine;

/// <summary>The real <c>botframework-directlinejs</c> in a Node.js process.</summary>
internal sealed class DirectLineJsClient : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(40);
    private static readonly Task<string> Folder = PrepareAsync();
    private readonly Process _process;
    private readonly Channel<JsonElement> _events = Channel.CreateUnbounded<JsonElement>();
    private readonly Task _reading;

    private DirectLineJsClient(Process process)
    {
        _process = process;
        _reading = ReadAsync();
    }

    /// <summary>Everything that happened and was waited for.</summary>
    public List<JsonElement> Seen { get; } = [];

    public IEnumerable<JsonElement> Activities =>
        Seen.Where(step => Kind(step) == "activity").Select(step => step.GetProperty("activity"));

    /// <param name="options">Options of <c>new DirectLine(…)</c>, as JSON.</param>
    public static async Task<DirectLineJsClient> StartAsync(string options) =>
        new(Start("node", ["client.mjs", options], await Folder));

    public async Task SendAsync(string command)
    {
        await _process.StandardInput.WriteLineAsync(command.AsMemory(), DirectLineHost.Token);
        await _process.StandardInput.FlushAsync(DirectLineHost.Token);
    }

    public Task PostAsync(string text, string key) => SendAsync($$"""{"op":"post","key":"{{key}}","text":"{{text}}"}""");

    /// <summary>Waits until something happens.</summary>
    public async Task<JsonElement> WaitAsync(Func<JsonElement, bool> isIt)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(DirectLineHost.Token);
        limit.CancelAfter(Limit);
        try
        {
            while (true)
            {
                var step = await _events.Reader.ReadAsync(limit.Token);
                Seen.Add(step);
                if (isIt(step))
                {
                    return step;
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ChannelClosedException)
        {
            throw new InvalidOperationException($"It did not happen. What happened: {string.Join("\n", Seen)}", exception);
        }
    }

    public Task<JsonElement> WaitForStatusAsync(int status) =>
        WaitAsync(step => Kind(step) == "status" && step.GetProperty("status").GetInt32() == status);

    public Task<JsonElement> WaitForKindAsync(string kind) => WaitAsync(step => Kind(step) == kind);

    public Task<JsonElement> WaitForTextAsync(string text) =>
        WaitAsync(step =>
            Kind(step) == "activity"
            && step.GetProperty("activity") is var activity
            && activity.TypeOf() == "message"
            && activity.TextOf() == text
        );

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _reading;
        _process.Dispose();
    }

    private static string? Kind(JsonElement step) => step.GetProperty("kind").GetString();

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync(CancellationToken.None) is { } line)
        {
            if (line.StartsWith('{'))
            {
                using var step = JsonDocument.Parse(line);
                _events.Writer.TryWrite(step.RootElement.Clone());
            }
        }

        _events.Writer.TryComplete();
    }

    private static async Task<string> PrepareAsync()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Chatbot.sln")))
        {
            folder =
                Path.GetDirectoryName(folder)
                ?? throw new InvalidOperationException("Chatbot.sln was not found above the tests.");
        }

        folder = Path.Combine(folder, "tests", "npm", "directline");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            using var install = Start("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts"], folder);
            var output = await install.StandardOutput.ReadToEndAsync(CancellationToken.None);
            await install.WaitForExitAsync(CancellationToken.None);
            Assert.True(install.ExitCode == 0, $"npm ci failed in {folder}: {output}");
        }

        return folder;
    }

    private static Process Start(string program, string[] arguments, string folder) =>
        Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = folder,
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        ) ?? throw new InvalidOperationException($"'{program}' could not be started; the tests need Node.js 20.");
}
