using System.CommandLine;
using Chatbot.Bot.Channels.DirectLine;
using Chatbot.Bot.Channels.DirectLine.Tokens;
using Chatbot.Bot.Persistence;

namespace Chatbot.Bot.Commands;

/// <summary><c>token</c>: a Direct Line token signed with the key of this data folder, for scripts and tests.</summary>
internal static class TokenCommand
{
    public static Command Create()
    {
        var user = new Option<string?>("--user") { Description = "Id of the user. Default: a new one." };
        var conversation = new Option<string?>("--conversation") { Description = "Id of the conversation. Default: a new one." };
        var command = new Command("token", "Prints a Direct Line token, signed with the key of the data folder.")
        {
            user,
            conversation,
        };
        command.SetAction(
            (result, token) =>
                CommandHost.RunAsync(
                    result,
                    processDocuments: false,
                    async (services, stop) =>
                    {
                        await services.GetRequiredService<Database>().MigrateAsync(stop);
                        await services.GetRequiredService<SigningKeys>().StartAsync(stop);
                        CommandOutput.Line(
                            services
                                .GetRequiredService<DirectLineTokens>()
                                .ForConversation(
                                    result.GetValue(conversation) ?? UnguessableId.Create(),
                                    result.GetValue(user) ?? $"dl_{UnguessableId.Create()}",
                                    name: null,
                                    origins: []
                                )
                        );
                        return 0;
                    },
                    token
                )
        );
        return command;
    }
}
