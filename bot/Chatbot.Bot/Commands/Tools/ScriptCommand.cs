using System.CommandLine;
using System.Text.Json;
using Chatbot.Bot.Tools.BuiltIn.JavaScript;

namespace Chatbot.Bot.Commands.Tools;

/// <summary><c>run-script</c>, which the tool <c>run_javascript</c> calls: a script with its limits in, what came of it out.</summary>
internal static class ScriptCommand
{
    public static Command Create()
    {
        var command = new Command(ScriptProcess.Verb, "Runs one script of the tool run_javascript.") { Hidden = true };
        command.SetAction(
            async (_, token) =>
            {
                await using var input = CommandOutput.OpenInput();
                var request = await JsonSerializer.DeserializeAsync(input, ScriptJsonContext.Default.ScriptRequest, token);
                CommandOutput.Text(JsonSerializer.Serialize(ScriptRun.Run(request!), ScriptJsonContext.Default.ScriptAnswer));
                return 0;
            }
        );
        return command;
    }
}
