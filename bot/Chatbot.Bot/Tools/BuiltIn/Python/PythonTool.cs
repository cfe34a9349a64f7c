using System.ComponentModel;
using Chatbot.Bot.Tools.Catalog;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Tools.BuiltIn.Python;

/// <summary><c>run_python</c>: code in a container without network, files and rights; offered only while an engine answers.</summary>
internal sealed class PythonTool : IToolSource, IDisposable
{
    private const string ToolName = "run_python";
    private const int MostAtOnce = 2;
    private const int LongestCode = 50_000;
    private static readonly TimeSpan ProbeInterval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);
    private readonly SemaphoreSlim _free = new(MostAtOnce);
    private readonly SemaphoreSlim _probing = new(1);
    private readonly IReadOnlyList<ContainerEngine> _engines;
    private readonly IReadOnlyList<Tool> _tools;
    private readonly TimeProvider _time;
    private volatile ContainerEngine? _engine;
    private long _probedAt;

    public PythonTool(IOptions<PythonOptions> options, TimeProvider time)
    {
        var settings = options.Value;
        _time = time;
        _engines = [.. CommandsOf(settings).Select(command => new ContainerEngine(command, settings, time))];
        _tools =
        [
            new(
                ToolFunction.Create(ToolName, RunAsync),
                new()
                {
                    Access = ToolAccess.Everyone,
                    ActsFor = ToolIdentity.Nobody,
                    Risk = ToolRisk.Read,
                    Approval = ApprovalRule.Never,
                    Limits = new(settings.Timeout + Grace, settings.MaxOutputCharacters + 500, CallsPerMinute: 10),
                }
            ),
        ];
    }

    public string? Absence { get; private set; }

    public async ValueTask<IReadOnlyList<Tool>> ListAsync(CancellationToken cancellationToken)
    {
        await _probing.WaitAsync(cancellationToken);
        try
        {
            if (_probedAt == 0 || _time.GetElapsedTime(_probedAt) >= ProbeInterval)
            {
                await ProbeAsync(cancellationToken);
                _probedAt = _time.GetTimestamp();
            }
        }
        finally
        {
            _probing.Release();
        }

        return _engine is null ? [] : _tools;
    }

    public void Dispose()
    {
        _free.Dispose();
        _probing.Dispose();
    }

    private static IEnumerable<string> CommandsOf(PythonOptions options) =>
        options switch
        {
            { Command: { Length: > 0 } command } => [command],
            { Engine: PythonEngine.Docker } => ["docker"],
            { Engine: PythonEngine.Podman } => ["podman"],
            _ => ["docker", "podman"],
        };

    private async Task ProbeAsync(CancellationToken cancellationToken)
    {
        var reasons = new List<string>();
        foreach (var engine in _engines)
        {
            if (await engine.ProbeAsync(cancellationToken) is not { } reason)
            {
                (_engine, Absence) = (engine, null);
                return;
            }

            reasons.Add(reason);
        }

        (_engine, Absence) = (null, $"{ToolName}, because {string.Join(", and ", reasons)}.");
    }

    [Description(
        "Runs Python 3 with its standard library, without network and files, and returns what it prints. Put the data that it needs into the code."
    )]
    private async Task<ToolResult> RunAsync([Description("The code")] string code, CancellationToken cancellationToken)
    {
        if (code.Length > LongestCode)
        {
            return ToolResult.Failed($"The code is longer than {LongestCode} characters.");
        }

        if (_engine is not { } engine)
        {
            return ToolResult.Failed("Python is not there now.");
        }

        await _free.WaitAsync(cancellationToken);
        try
        {
            return await engine.RunAsync(code, cancellationToken);
        }
        finally
        {
            _free.Release();
        }
    }
}
