using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Chatbot.Benchmarks.Turns;

/// <summary>A server under test in a process of its own, so that its CPU time and memory are its own.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, string name, Uri address) => (_process, Name, Address) = (process, name, address);

    public string Name { get; }

    public Uri Address { get; }

    /// <summary>User and system time so far.</summary>
    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Largest resident set so far, in MB.</summary>
    public double PeakMegabytes =>
        File.ReadLines($"/proc/{_process.Id}/status")
            .Where(line => line.StartsWith("VmHWM", StringComparison.Ordinal))
            .Select(line =>
                double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024
            )
            .First();

    /// <summary>The product with the echo provider and an empty data folder.</summary>
    public static Task<ServerProcess> StartChatbotAsync(params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("chatbot-benchmark").FullName;
        var dll = Path.Combine(AppContext.BaseDirectory, "Chatbot.Bot.dll");
        return StartAsync(
            "Chatbot",
            "dotnet",
            [dll, "serve", "--urls", "http://127.0.0.1:0", "--data", folder, .. settings],
            AddressLine()
        );
    }

    /// <summary>The echo bot on the Bot Framework SDK for JavaScript.</summary>
    public static Task<ServerProcess> StartBotbuilderAsync(string repository) =>
        StartAsync("botbuilder 4.23.3", "node", [Path.Combine(repository, "tests/npm/botbuilder/echo.mjs")], PortLine());

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<ServerProcess> StartAsync(string name, string file, string[] arguments, Regex ready)
    {
        var start = new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (ready.Match(line) is { Success: true } match)
            {
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                var text = match.Groups[1].Value;
                return new(
                    process,
                    name,
                    new Uri(text.StartsWith("http", StringComparison.Ordinal) ? text : $"http://127.0.0.1:{text}")
                );
            }
        }

        throw new InvalidOperationException($"{name} ended before it was ready.");
    }

    [GeneratedRegex(@"Open (http://\S+) in your browser")]
    private static partial Regex AddressLine();

    [GeneratedRegex(@"Listening on (\d+)")]
    private static partial Regex PortLine();
}
