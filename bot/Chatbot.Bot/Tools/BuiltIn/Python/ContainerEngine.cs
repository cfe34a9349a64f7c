using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Chatbot.Bot.Tools.Catalog;

namespace Chatbot.Bot.Tools.BuiltIn.Python;

/// <summary>Docker or Podman, as a program.</summary>
/// <param name="command">Name or path of the program.</param>
/// <param name="options">The limits.</param>
/// <param name="time">Measures time limits.</param>
internal sealed class ContainerEngine(string command, PythonOptions options, TimeProvider time)
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ProbeLimit = TimeSpan.FromSeconds(5);

    public string Command => command;

    /// <summary>Why it cannot be used now; null = it can.</summary>
    public async Task<string?> ProbeAsync(CancellationToken cancellationToken)
    {
        if (await ExitCodeAsync(ContainerArguments.Version(), cancellationToken) is not 0)
        {
            return $"{command} does not answer";
        }

        return await ExitCodeAsync(ContainerArguments.Inspect(options.Image), cancellationToken) is 0
            ? null
            : $"the image {options.Image} is not here; run: {command} pull {options.Image}";
    }

    /// <summary>Runs code in a container of its own. Whatever happens, the container is gone afterwards.</summary>
    public async Task<ToolResult> RunAsync(string code, CancellationToken cancellationToken)
    {
        var name = $"chatbot-python-{RandomNumberGenerator.GetHexString(16, lowercase: true)}";
        using var limit = new CancellationTokenSource(options.Timeout + Grace, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var process = Start(ContainerArguments.Run(options, name));
        var output = new OutputLimit(options.MaxOutputCharacters, stop);
        var isEnded = false;
        try
        {
            var reading = Task.WhenAll(
                output.ReadAsync(process.StandardOutput, stop.Token),
                output.ReadAsync(process.StandardError, stop.Token)
            );
            await WriteAsync(process, code, stop.Token);
            await reading;
            await process.WaitForExitAsync(stop.Token);
            isEnded = true;
            return Result(process.ExitCode, output.Text);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return output.IsExceeded
                ? ToolResult.Failed(
                    $"{output.Text}\nThe code wrote more than {options.MaxOutputCharacters} characters and was stopped."
                )
                : TooLong(output.Text);
        }
        finally
        {
            if (!isEnded)
            {
                await EndAsync(process, name);
            }
        }
    }

    private ToolResult Result(int exitCode, string text) =>
        exitCode switch
        {
            0 => new(text.Length > 0 ? text : "The code ran and wrote nothing. Use print to see values."),
            // 128 + SIGKILL: by its own time limit, or for want of memory; Busybox's timeout says 143.
            137 or 124 or 143 => ToolResult.Failed(
                $"{text}\nThe code was stopped: it ran longer than {options.Timeout.TotalSeconds:0} seconds or needed more than {options.MemoryMegabytes} MB of memory."
            ),
            _ => ToolResult.Failed($"{text}\nThe code ended with exit code {exitCode}."),
        };

    private ToolResult TooLong(string text) =>
        ToolResult.Failed($"{text}\nThe code ran longer than {options.Timeout.TotalSeconds:0} seconds and was stopped.");

    private Process Start(IReadOnlyList<string> arguments) =>
        Process.Start(
            new ProcessStartInfo(command, arguments)
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
                StandardOutputEncoding = Encoding.UTF8,
                StandardErrorEncoding = Encoding.UTF8,
                UseShellExecute = false,
            }
        ) ?? throw new InvalidOperationException($"{command} did not start.");

    /// <summary>A container that ended early reads no more.</summary>
    private static async Task WriteAsync(Process process, string code, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.WriteAsync(code.AsMemory(), cancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // Its exit code and its errors say why.
        }
    }

    /// <summary>Killing the client alone would leave the container running.</summary>
    private async Task EndAsync(Process process, string name)
    {
        await ExitCodeAsync(ContainerArguments.Kill(name), CancellationToken.None);
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Null when it could not be run, or did not end in time.</summary>
    private async Task<int?> ExitCodeAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(ProbeLimit, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        Process? process = null;
        try
        {
            process = Start(arguments);
            process.StandardInput.Close();
            await Task.WhenAll(
                process.StandardOutput.ReadToEndAsync(stop.Token),
                process.StandardError.ReadToEndAsync(stop.Token)
            );
            await process.WaitForExitAsync(stop.Token);
            return process.ExitCode;
        }
        catch (Exception exception)
            when (exception is Win32Exception or IOException
                || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            )
        {
            if (process is { HasExited: false })
            {
                process.Kill(entireProcessTree: true);
            }

            return null;
        }
        finally
        {
            process?.Dispose();
        }
    }
}
