using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace Chatbot.Testing.Databases;

/// <summary>
/// A PostgreSQL with pgvector in one Node process (npm package pglite) on a port of its own. It serves one connection at a time.
/// </summary>
public class PgliteServer : IAsyncLifetime
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(120);
    private readonly string _argument;
    private Process? _process;

    public PgliteServer()
        : this(withVector: true) { }

    protected PgliteServer(bool withVector) => _argument = withVector ? "" : "--without-vector";

    /// <summary>Why tests that need it are skipped.</summary>
    public const string SkipReason = "pglite is not installed; run: npm ci --prefix tests/npm/pglite";

    /// <summary>How to reach it, or null when the package is not installed.</summary>
    public string? ConnectionString { get; private set; }

    public async ValueTask InitializeAsync()
    {
        string folder = FindFolder();
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "@electric-sql", "pglite")))
        {
            return;
        }

        _process = Process.Start(
            new ProcessStartInfo("node", ["server.mjs", _argument])
            {
                WorkingDirectory = folder,
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;
        using var limit = new CancellationTokenSource(StartLimit);
        string line =
            await _process.StandardOutput.ReadLineAsync(limit.Token)
            ?? throw new InvalidOperationException("pglite ended before it named its port.");
        int port = int.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture);
        ConnectionString =
            $"Host=127.0.0.1;Port={port};Username=postgres;Password=postgres;Database=postgres;SSL Mode=Disable;"
            + "Maximum Pool Size=1;Timeout=60;Command Timeout=120";
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        GC.SuppressFinalize(this);
    }

    private static string FindFolder()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Chatbot.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(
            folder?.FullName ?? throw new InvalidOperationException("No Chatbot.sln above the tests."),
            "tests",
            "npm",
            "pglite"
        );
    }
}
