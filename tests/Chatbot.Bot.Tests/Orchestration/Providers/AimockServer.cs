using System.Diagnostics;

namespace Chatbot.Bot.Tests.Orchestration.Providers;

/// <summary>The npm package aimock, an OpenAI-compatible server by other people, as a child process.</summary>
public sealed class AimockServer : IAsyncLifetime
{
    private Process? _process;

    /// <summary>Base address, or null when the package is not installed.</summary>
    public string? Endpoint { get; private set; }

    public async ValueTask InitializeAsync()
    {
        var folder = FindFolder();
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "@copilotkit", "aimock")))
        {
            return;
        }

        _process = Process.Start(
            new ProcessStartInfo("node", "server.mjs")
            {
                WorkingDirectory = folder,
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        );
        Endpoint = await _process!.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30));
        Assert.NotNull(Endpoint);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is null)
        {
            return;
        }

        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static string FindFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Chatbot.sln")))
        {
            folder = folder.Parent;
        }

        Assert.NotNull(folder);
        return Path.Combine(folder.FullName, "tests", "npm", "aimock");
    }
}
