using System.CommandLine;
using Chatbot.Bot.Channels.DirectLine;
using Chatbot.Bot.Hosting;
using Chatbot.Bot.Orchestration;
using Chatbot.Bot.Orchestration.Memory;
using Chatbot.Bot.Persistence;
using Chatbot.Bot.Tools.BuiltIn.Attachments;
using Chatbot.Knowledge.Sources;
using Microsoft.Extensions.Logging.Console;

namespace Chatbot.Bot.Commands;

/// <summary>Runs a verb with storage, knowledge and assistant, but without web server and silo.</summary>
internal static class CommandHost
{
    /// <param name="result">The parsed command line.</param>
    /// <param name="processDocuments">Whether imported documents are processed by this process while the verb runs.</param>
    /// <param name="run">The verb; returns the exit code.</param>
    /// <param name="cancellationToken">Ends the verb.</param>
    public static async Task<int> RunAsync(
        ParseResult result,
        bool processDocuments,
        Func<IServiceProvider, CancellationToken, Task<int>> run,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var builder = Host.CreateApplicationBuilder(
                new HostApplicationBuilderSettings
                {
                    Args = CommonOptions.GetSettings(result),
                    ContentRootPath = AppContext.BaseDirectory,
                }
            );
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            builder.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
            builder.Services.AddSingleton(TimeProvider.System);
            builder.Services.AddPersistence(builder.Configuration);
            builder
                .Services.AddKnowledgeBase(builder.Configuration)
                .AddDocumentSources(builder.Configuration, runByThemselves: false);
            builder.Services.AddAssistant(builder.Configuration);
            builder.Services.AddAttachments(builder.Configuration);
            builder.Services.AddUserMemory();
            builder.Services.AddDirectLineTokens(builder.Configuration);
            using var host = builder.Build();
            if (processDocuments)
            {
                await host.StartAsync(cancellationToken);
            }

            var code = await run(host.Services, cancellationToken);
            await host.StopAsync(CancellationToken.None);
            return code;
        }
        catch (Exception exception) when (CommandFailure.Explain(exception) is { } explanation)
        {
            CommandOutput.Error(explanation);
            return 1;
        }
    }
}
