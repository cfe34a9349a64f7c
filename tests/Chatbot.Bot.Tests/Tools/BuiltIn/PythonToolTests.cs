using System.Runtime.Versioning;
using Chatbot.Bot.Tests.Tools.Catalog;
using Chatbot.Bot.Tools.BuiltIn.Python;
using Chatbot.Bot.Tools.Catalog;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Tests.Tools.BuiltIn;

/// <summary>Against a program that stands for the engine; what the engine does with the arguments is its own business.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class PythonToolTests : ToolConformanceTests, IDisposable
{
    private readonly FakeEngine _engine = new("cat");
    private readonly PythonTool _tool;

    public PythonToolTests() => _tool = Create(_engine);

    private protected override IToolSource Source => _tool;

    protected override IReadOnlyDictionary<string, string> Examples { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal) { ["run_python"] = """{"code":"print(1)"}""" };

    [Fact]
    public void Container_IsStartedWithoutNetworkFilesAndRights()
    {
        var options = new PythonOptions
        {
            MemoryMegabytes = 64,
            Cpus = 0.5,
            MaxProcesses = 10,
            Timeout = TimeSpan.FromSeconds(3),
        };

        Assert.Equal(
            "run --rm --interactive --name box --pull never --network none --read-only --cap-drop ALL "
                + "--security-opt no-new-privileges --user 65534:65534 --pids-limit 10 --memory 64m --memory-swap 64m --cpus 0.5 "
                + "--ulimit core=0 --log-driver none --workdir / python:3.13-alpine timeout -s KILL 3 python -I -B -",
            string.Join(' ', ContainerArguments.Run(options, "box"))
        );
    }

    [Fact]
    public async Task Code_GoesInByStandardInputAndNotByArguments()
    {
        var outcome = await RunAsync("run_python", new { code = "print('$(id)'); x = \"größe\"" });

        Assert.Equal((ToolStatus.Succeeded, "print('$(id)'); x = \"größe\""), (outcome.Status, outcome.Text));
        var run = Assert.Single(_engine.Calls, call => call.StartsWith("run ", StringComparison.Ordinal));
        Assert.DoesNotContain("print", run, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("echo boom >&2; exit 1", "boom\nThe code ended with exit code 1.")]
    [InlineData("exit 137", "needed more than 128 MB")]
    [InlineData("true", "wrote nothing")]
    public async Task Code_ThatEnds_SaysHow(string script, string expected)
    {
        using var engine = new FakeEngine(script);
        using var tool = Create(engine);

        var result = await InvokeAsync(tool, Token);

        Assert.Contains(expected, result.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(engine.Calls, call => call.StartsWith("kill ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Code_ThatWritesWithoutEnd_IsStoppedAndItsContainerKilled()
    {
        using var engine = new FakeEngine("exec yes aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
        using var tool = Create(engine);

        var result = await InvokeAsync(tool, Token);

        Assert.Contains("wrote more than 20000 characters", result.Text, StringComparison.Ordinal);
        AssertKilled(engine);
    }

    [Fact]
    public async Task Code_ThatIsCancelled_LeavesNoContainer()
    {
        using var engine = new FakeEngine("touch \"$0.started\"; exec sleep 600");
        using var tool = Create(engine);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Task.WhenAll(InvokeAsync(tool, stop.Token), CancelWhenStartedAsync())
        );

        AssertKilled(engine);

        async Task CancelWhenStartedAsync()
        {
            while (!File.Exists(engine.Command + ".started"))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), Token);
            }

            await stop.CancelAsync();
        }
    }

    [Theory]
    [InlineData(1, 0, "does not answer")]
    [InlineData(0, 1, "the image python:3.13-alpine is not here; run:")]
    public async Task Engine_ThatIsNotReady_OffersNothingAndSaysWhy(int version, int image, string reason)
    {
        using var engine = new FakeEngine("cat", version, image);
        using var tool = Create(engine);

        Assert.Empty(await tool.ListAsync(Token));
        Assert.Contains(reason, tool.Absence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Engine_ThatIsNotInstalled_OffersNothingAndSaysWhy()
    {
        using var tool = new PythonTool(
            Options.Create(new PythonOptions { Engine = PythonEngine.Auto, Command = "/nowhere/engine" }),
            TimeProvider.System
        );

        Assert.Empty(await tool.ListAsync(Token));
        Assert.Equal("run_python, because /nowhere/engine does not answer.", tool.Absence);
    }

    public void Dispose()
    {
        _tool.Dispose();
        _engine.Dispose();
    }

    private static PythonTool Create(FakeEngine engine) =>
        new(Options.Create(new PythonOptions { Engine = PythonEngine.Docker, Command = engine.Command }), TimeProvider.System);

    private static void AssertKilled(FakeEngine engine)
    {
        var name = engine.Calls.Single(call => call.StartsWith("run ", StringComparison.Ordinal)).Split(' ')[4];
        Assert.Contains($"kill {name}", engine.Calls);
    }

    private static async Task<ToolResult> InvokeAsync(PythonTool source, CancellationToken cancellationToken)
    {
        var tool = Assert.Single(await source.ListAsync(Token));
        var result = await tool.Function.InvokeAsync(new() { ["code"] = "x" }, cancellationToken);
        return Assert.IsType<ToolResult>(result);
    }
}
