using Spectre.Console;

namespace Chatbot.Bot.Commands;

/// <summary>What the command line prints.</summary>
internal static class CommandOutput
{
#pragma warning disable RS0030 // The one place that names the console's streams.
    private static readonly IAnsiConsole Errors = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(System.Console.Error) });
#pragma warning restore RS0030

    public static void Error(string text) => Errors.MarkupLineInterpolated($"[red]{text}[/]");
}
