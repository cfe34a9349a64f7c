using System.ComponentModel;
using System.Diagnostics;

namespace Chatbot.Knowledge.Readers.Ocr;

/// <summary>
/// Runs a program with input and output by pipes: no shell, a list of arguments, a time limit, bounded output. Plain
/// synchronous code, as readers are.
/// </summary>
internal static class ExternalProgram
{
    private const int MaxOutput = 100_000_000;
    private const int MaxMessage = 2_000;

    /// <summary>What the program wrote, or null when it is not installed.</summary>
    /// <exception cref="ExternalProgramException">It failed or took too long.</exception>
    public static byte[]? Run(
        string command,
        IEnumerable<string> arguments,
        ReadOnlyMemory<byte> input,
        TimeSpan timeout,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var start = new ProcessStartInfo(command, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        // Documents are read side by side already.
        start.Environment["OMP_THREAD_LIMIT"] = "1";
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return null;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stop.CancelAfter(timeout);
        using var registration = stop.Token.Register(() => Kill(process));
        return Talk(process, command, input, timeout, stop.Token, cancellationToken);
    }

    private static byte[] Talk(
        Process process,
        string command,
        ReadOnlyMemory<byte> input,
        TimeSpan timeout,
        CancellationToken stop,
        CancellationToken cancellationToken
    )
    {
        var message = new System.Text.StringBuilder();
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is not null && message.Length < MaxMessage)
                message.Append(line.Data).Append(' ');
        };
        process.BeginErrorReadLine();
        var feeder = new Thread(() => Feed(process, input)) { IsBackground = true, Name = $"Feed {Path.GetFileName(command)}" };
        feeder.Start();
        var output = Drain(process);
        process.WaitForExit();
        feeder.Join();
        cancellationToken.ThrowIfCancellationRequested();
        if (stop.IsCancellationRequested)
            throw new ExternalProgramException($"it took longer than {timeout.TotalSeconds:0} seconds");
        return process.ExitCode == 0
            ? output
            : throw new ExternalProgramException(
                message.Length > 0 ? message.ToString().Trim() : $"it ended with code {process.ExitCode}"
            );
    }

    private static void Feed(Process process, ReadOnlyMemory<byte> input)
    {
        try
        {
            using var stream = process.StandardInput.BaseStream;
            stream.Write(input.Span);
        }
        catch (IOException)
        {
            // The program ended before it read everything; its exit code tells whether that matters.
            return;
        }
    }

    private static byte[] Drain(Process process)
    {
        using var output = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = process.StandardOutput.BaseStream.Read(buffer)) > 0)
        {
            if (output.Length + read > MaxOutput)
            {
                Kill(process);
                throw new ExternalProgramException("it wrote more than is safe to keep");
            }

            output.Write(buffer, 0, read);
        }

        return output.ToArray();
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
            return;
        }
    }
}
