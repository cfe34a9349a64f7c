using System.CommandLine;
using Chatbot.Bot.Hosting;
using Chatbot.Bot.Orchestration;
using Chatbot.Knowledge.Evaluation.Questions;
using Chatbot.Knowledge.Evaluation.Retrieval;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Commands.Eval;

/// <summary>Runs an evaluation over a temporary knowledge base with this program's settings; nothing of it remains.</summary>
internal static class EvalHost
{
    /// <param name="result">The parsed command line.</param>
    /// <param name="vectors">Folder that keeps computed vectors from run to run, or null.</param>
    /// <param name="run">The evaluation; returns the exit code.</param>
    /// <param name="cancellationToken">Ends the verb.</param>
    public static async Task<int> RunAsync(
        ParseResult result,
        string? vectors,
        Func<IServiceProvider, CancellationToken, Task<int>> run,
        CancellationToken cancellationToken
    )
    {
        var folder = Directory.CreateTempSubdirectory("chatbot-eval-");
        try
        {
            var builder = Host.CreateApplicationBuilder(
                new HostApplicationBuilderSettings
                {
                    Args = [.. CommonOptions.GetSettings(result), $"--Storage:DataPath={folder.FullName}"],
                    ContentRootPath = AppContext.BaseDirectory,
                }
            );
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            builder.Services.AddSingleton(TimeProvider.System);
            builder.Services.AddKnowledgeBase(builder.Configuration);
            builder.Services.AddAssistant(builder.Configuration);
            if (vectors is not null)
            {
                Cache(builder.Services, vectors);
            }

            using var host = builder.Build();
            await host.StartAsync(cancellationToken);
            try
            {
                return await run(host.Services, cancellationToken);
            }
            finally
            {
                await host.StopAsync(CancellationToken.None);
            }
        }
        catch (Exception exception)
            when (exception
                    is OptionsValidationException
                        or InvalidOperationException
                        or EvaluationException
                        or IOException
                        or UnauthorizedAccessException
            )
        {
            CommandOutput.Error(exception.Message);
            return 1;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static void Cache(IServiceCollection services, string folder)
    {
        var inner = services.Last(service => service.ServiceType == typeof(IEmbeddingGenerator<string, Embedding<float>>));
        services.Remove(inner);
        services.AddSingleton<IEmbeddingGenerator<string, Embedding<float>>>(provider => new VectorFile(
            (IEmbeddingGenerator<string, Embedding<float>>)inner.ImplementationFactory!(provider),
            folder
        ));
    }
}
