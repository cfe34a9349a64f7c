using System.CommandLine;
using Chatbot.Bot.Persistence;

namespace Chatbot.Bot.Commands;

/// <summary><c>migrate</c>: brings the database schema up to date and ends.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var command = new Command("migrate", "Brings the database schema up to date and ends.");
        command.SetAction(
            (result, token) =>
                CommandHost.RunAsync(
                    result,
                    processDocuments: false,
                    async (services, stop) =>
                    {
                        await services.GetRequiredService<Database>().MigrateAsync(stop);
                        CommandOutput.Line("The schema is up to date.");
                        return 0;
                    },
                    token
                )
        );
        return command;
    }
}
