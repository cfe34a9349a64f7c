using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Chatbot.Bot.Tools.Catalog;

namespace Chatbot.Bot.Tools.BuiltIn.JavaScript;

/// <summary>
/// A script in a process of its own, this program with another verb. Some scripts make the interpreter call itself without a statement
/// in between, and no limit inside a process stops that before its stack is used up and it dies.
/// </summary>
internal static class ScriptProcess
{
    public const string Verb = "run-script";

    /// <summary>Longest time until a process has begun and has said what came of the script, beside the time of the script.</summary>
    public static readonly TimeSpan Overhead = TimeSpan.FromSeconds(10);

    private const long RuntimeBytes = 200_000_000;

    /// <summary>What the runtime needs; everything else, such as keys, stays here.</summary>
    private static readonly string[] KeptVariables = ["PATH", "HOME", "DOTNET_ROOT", "TMPDIR", "TEMP", "TMP", "SystemRoot"];

    /// <summary>Runs the code; however it ends, the process is gone afterwards.</summary>
    public static async Task<ToolResult> RunAsync(ScriptRequest request, CancellationToken cancellationToken)
    {
        using var process =
            Process.Start(StartOf(request.Limits))
            ?? throw new InvalidOperationException("The process that runs scripts did not start.");
        try
        {
            var trace = process.StandardError.BaseStream.CopyToAsync(Stream.Null, cancellationToken);
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            await WriteAsync(process, request, cancellationToken);
            var answer = await output;
            await trace;
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0 ? Result(answer) : ToolResult.Failed("The code nested calls or values too deep.");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static ToolResult Result(string json)
    {
        var answer = JsonSerializer.Deserialize(json, ScriptJsonContext.Default.ScriptAnswer)!;
        return answer.Succeeded ? new(answer.Text) : ToolResult.Failed(answer.Text);
    }

    private static async Task WriteAsync(Process process, ScriptRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var input = process.StandardInput.BaseStream;
            await JsonSerializer.SerializeAsync(input, request, ScriptJsonContext.Default.ScriptRequest, cancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended early; its exit code says so.
        }
    }

    private static ProcessStartInfo StartOf(JavaScriptOptions limits)
    {
        var assembly = typeof(ScriptProcess).Assembly;
        var program = Environment.ProcessPath ?? "dotnet";
        var name = Path.GetFileNameWithoutExtension(program);
        string[] arguments = name == assembly.GetName().Name ? [Verb] : [assembly.Location, Verb];
        var start = new ProcessStartInfo(name == "dotnet" || arguments.Length == 1 ? program : "dotnet", arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var variable in start.Environment.Keys.Except(KeptVariables, StringComparer.OrdinalIgnoreCase).ToList())
        {
            start.Environment.Remove(variable);
        }

        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_GCHeapHardLimit"] = (limits.MaxMemoryBytes + RuntimeBytes).ToString(
            "x",
            CultureInfo.InvariantCulture
        );
        return start;
    }
}
