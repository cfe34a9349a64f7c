using System.Runtime.Versioning;
using Chatbot.Testing.Files;

namespace Chatbot.Bot.Tests.Tools.BuiltIn;

/// <summary>A program in place of Docker: it writes down how it was called, and does what its script says.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class FakeEngine : IDisposable
{
    private readonly TestFolder _folder = new();

    /// <param name="run">What it does for <c>run</c>, as a shell script; the code is its standard input.</param>
    /// <param name="version">Exit code of <c>version</c>.</param>
    /// <param name="image">Exit code of <c>image inspect</c>.</param>
    public FakeEngine(string run, int version = 0, int image = 0)
    {
        Command = Path.Combine(_folder.Path, "engine");
        File.WriteAllText(
            Command,
            $$"""
            #!/bin/sh
            echo "$*" >> '{{Log}}'
            case "$1" in
              version) exit {{version}} ;;
              image) exit {{image}} ;;
              kill) touch '{{_folder.Path}}/killed'; exit 0 ;;
              run) {{run}} ;;
            esac
            """
        );
        File.SetUnixFileMode(Command, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public string Command { get; }

    /// <summary>One line for each call, with its arguments.</summary>
    public IReadOnlyList<string> Calls => File.Exists(Log) ? File.ReadAllLines(Log) : [];

    private string Log => Path.Combine(_folder.Path, "calls");

    public void Dispose() => _folder.Dispose();
}
