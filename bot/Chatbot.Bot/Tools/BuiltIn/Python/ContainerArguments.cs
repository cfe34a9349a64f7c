using System.Globalization;

namespace Chatbot.Bot.Tools.BuiltIn.Python;

/// <summary>How a container is started so that code in it reaches nothing. Docker and Podman take the same words. Pure.</summary>
internal static class ContainerArguments
{
    /// <summary>User and group <c>nobody</c>.</summary>
    private const string Nobody = "65534:65534";

    /// <param name="options">The limits.</param>
    /// <param name="name">Name of the container, by which it can be killed.</param>
    public static IReadOnlyList<string> Run(PythonOptions options, string name) =>
        [
            "run",
            "--rm",
            "--interactive",
            "--name",
            name,
            "--pull",
            "never",
            "--network",
            "none",
            "--read-only",
            "--cap-drop",
            "ALL",
            "--security-opt",
            "no-new-privileges",
            "--user",
            Nobody,
            "--pids-limit",
            options.MaxProcesses.ToString(CultureInfo.InvariantCulture),
            "--memory",
            $"{options.MemoryMegabytes}m",
            "--memory-swap",
            $"{options.MemoryMegabytes}m",
            "--cpus",
            options.Cpus.ToString("0.##", CultureInfo.InvariantCulture),
            "--ulimit",
            "core=0",
            "--log-driver",
            "none",
            "--workdir",
            "/",
            options.Image,
            // Ends the code also when this process is gone.
            "timeout",
            "-s",
            "KILL",
            Math.Ceiling(options.Timeout.TotalSeconds).ToString("0", CultureInfo.InvariantCulture),
            "python",
            "-I",
            "-B",
            "-",
        ];

    public static IReadOnlyList<string> Kill(string name) => ["kill", name];

    /// <summary>Answers with 0 when the engine works and the image is there.</summary>
    public static IReadOnlyList<string> Inspect(string image) => ["image", "inspect", "--format", "{{.Id}}", image];

    public static IReadOnlyList<string> Version() => ["version", "--format", "{{.Client.Version}}"];
}
