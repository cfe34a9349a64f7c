using System.CommandLine;
using Chatbot.Bot.Hosting;
using Chatbot.Knowledge.Evaluation.Retrieval;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Commands.Eval;

/// <summary>A knowledge base in a temporary folder, with the settings of the command line; nothing of it remains.</summary>
internal static class EvalRetrievalHost
{
    /// <param name="result">The parsed command line.</param>
    /// <param name="settings">Settings of the verb.</param>
    /// <param name="cache">Folder that keeps vectors from run to run, or null.</param>
    /// <param name="run">The verb; returns the exit code.</param>
    /// <param name="cancellationToken">Ends the verb.</param>
    public static async Task<int> RunAsync(
        ParseResult result,
        IEnumerable<string> settings,
        string? cache,
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
                    Args = [.. CommonOptions.GetSettings(result), .. settings, $"--Storage:DataPath={folder.FullName}"],
                    ContentRootPath = AppContext.BaseDirectory,
                }
            );
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            builder.Services.AddSingleton(TimeProvider.System);
            builder.Services.AddKnowledgeBase(builder.Configuration);
            if (cache is not null)
            {
                KeepVectors(builder.Services, cache);
            }

            using var host = builder.Build();
            await host.StartAsync(cancellationToken);
            var code = await run(host.Services, cancellationToken);
            await host.StopAsync(CancellationToken.None);
            return code;
        }
        catch (Exception exception)
            when (exception is OptionsValidationException or InvalidOperationException or RetrievalSetException or IOException)
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

    private static void KeepVectors(IServiceCollection services, string folder)
    {
        var inner = services.Last(service => service.ServiceType == typeof(IEmbeddingGenerator<string, Embedding<float>>));
        services.Remove(inner);
        services.AddSingleton<IEmbeddingGenerator<string, Embedding<float>>>(provider => new VectorFile(
            (IEmbeddingGenerator<string, Embedding<float>>)inner.ImplementationFactory!(provider),
            folder
        ));
    }
}
