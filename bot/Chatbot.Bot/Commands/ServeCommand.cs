using System.CommandLine;
using Chatbot.Bot.Hosting;

namespace Chatbot.Bot.Commands;

/// <summary><c>serve</c>: the whole product until it is stopped.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var command = new Command("serve", "Serves the chat page, the channels and the API (the default).");
        command.SetAction((result, cancellationToken) => RunAsync(result, cancellationToken));
        return command;
    }

    public static async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        try
        {
            await using var application = ChatbotApplication.Build(CommonOptions.GetSettings(result));
            await application.RunAsync(cancellationToken);
            return 0;
        }
        catch (Exception exception) when (CommandFailure.Explain(exception) is { } explanation)
        {
            CommandOutput.Error(explanation);
            return 1;
        }
    }
}
