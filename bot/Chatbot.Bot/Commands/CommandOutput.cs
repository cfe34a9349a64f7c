using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Chatbot.Knowledge.Documents;
using Spectre.Console;

namespace Chatbot.Bot.Commands;

/// <summary>What the command line prints: results on standard output, errors on standard error.</summary>
internal static class CommandOutput
{
    private const int LongestExcerpt = 300;

#pragma warning disable RS0030 // The one place that names the console's streams.
    private static readonly TextWriter Output = System.Console.Out;
    private static readonly TextWriter ErrorOutput = System.Console.Error;
    private static readonly bool ErrorsAreRedirected = System.Console.IsErrorRedirected;
    private static readonly IAnsiConsole Errors = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(System.Console.Error) });

    /// <summary>Standard input as bytes.</summary>
    public static Stream OpenInput() => System.Console.OpenStandardInput();
#pragma warning restore RS0030

    public static IAnsiConsole Console => AnsiConsole.Console;

    /// <summary>
    /// As it is: in markup, <c>:Ticket:</c> of a setting would become a picture. Lines are broken for a screen only, not for a program
    /// that looks for a text.
    /// </summary>
    public static void Error(string text)
    {
        if (ErrorsAreRedirected)
        {
            ErrorOutput.WriteLine(text);
        }
        else
        {
            Errors.Write(new Spectre.Console.Text($"{text}\n", Color.Red));
        }
    }

    public static void Progress(string text) => ErrorOutput.Write(text);

    public static void Line(string text) => Output.WriteLine(text);

    public static void Text(string text) => Output.Write(text);

    public static void Json<T>(T value, JsonTypeInfo<T> typeInfo) => Output.WriteLine(JsonSerializer.Serialize(value, typeInfo));

    public static void Passage(int number, Passage passage)
    {
        var place = string.Join(" › ", passage.TitlePath.Prepend(passage.Title));
        var page = passage.Page is { } value ? $", page {value}" : "";
        Line("");
        Line($"[{number}] {place}{page} ({passage.DocumentId})");
        var text = string.Join(' ', passage.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Line($"    {(text.Length > LongestExcerpt ? string.Concat(text.AsSpan(0, LongestExcerpt), "…") : text)}");
    }
}
