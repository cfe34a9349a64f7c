using System.Diagnostics;
using Xunit;

namespace Chatbot.Testing.ChatClients;

/// <summary>The npm package aimock, a server of OpenAI's and Anthropic's shapes by other people, as a child process.</summary>
public sealed class AimockServer : IAsyncLifetime
{
    private Process? _process;

    /// <summary>Base address of OpenAI's shape, or null when the package is not installed.</summary>
    public string? Endpoint { get; private set; }

    /// <summary>The address without the version. Skips the test where the package is not installed; in CI that is a failure.</summary>
    public string Address
    {
        get
        {
            const string Reason = "aimock is not installed; run: npm ci --prefix tests/npm/aimock";
            if (Endpoint is null)
            {
                Assert.False(
                    string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase),
                    Reason
                );
                Assert.Skip(Reason);
            }

            return Endpoint[..^"/v1".Length];
        }
    }

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
        Endpoint = await _process!.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(90));
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
