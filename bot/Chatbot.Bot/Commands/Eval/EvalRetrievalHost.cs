using System.CommandLine;
using Chatbot.Bot.Hosting;
using Chatbot.Bot.Orchestration;
using Chatbot.Knowledge.Evaluation.Retrieval;
using Chatbot.Knowledge.Stores;
using Chatbot.Knowledge.Stores.PostgreSql;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Commands.Eval;

/// <summary>A knowledge base in a temporary folder, with the settings of the command line; nothing of it remains.</summary>
internal static class EvalRetrievalHost
{
    /// <summary>The index of a knowledge base that was never rebuilt.</summary>
    private const string Space = "main";

    /// <param name="result">The parsed command line.</param>
    /// <param name="postgres">Whether the index is in PostgreSQL, in schemas that are dropped at the end.</param>
    /// <param name="cache">Folder that keeps vectors from run to run, or null.</param>
    /// <param name="run">The verb; returns the exit code.</param>
    /// <param name="cancellationToken">Ends the verb.</param>
    public static async Task<int> RunAsync(
        ParseResult result,
        bool postgres,
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
                    Args = [.. CommonOptions.GetSettings(result), $"--Storage:DataPath={folder.FullName}"],
                    ContentRootPath = AppContext.BaseDirectory,
                }
            );
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            builder.Services.AddSingleton(TimeProvider.System);
            if (postgres)
            {
                var options = PostgreSqlOptions(builder.Configuration);
                builder.Services.AddSingleton<IChunkStores>(services => new PostgreSqlChunkStores(
                    options.ConnectionString!,
                    options,
                    services.GetRequiredService<ILogger<PostgreSqlChunkStores>>()
                ));
            }

            builder.Services.AddKnowledgeBase(builder.Configuration);
            builder.Services.AddAssistant(builder.Configuration);
            if (cache is not null)
            {
                KeepVectors(builder.Services, cache);
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
                if (postgres)
                {
                    await host.Services.GetRequiredService<IChunkStores>().DropAsync(Space, CancellationToken.None);
                }
            }
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

    /// <summary>Schemas of its own, so that an index that is in use is never touched.</summary>
    private static PostgreSqlStoreOptions PostgreSqlOptions(IConfiguration configuration)
    {
        var options = new PostgreSqlStoreOptions();
        configuration.GetSection(PostgreSqlStoreOptions.SectionName).Bind(options);
        options.SchemaPrefix = $"chatbot_eval_{Guid.NewGuid().ToString("N")[..8]}_";
        return string.IsNullOrWhiteSpace(options.ConnectionString)
            ? throw new InvalidOperationException(
                $"--store postgres needs the setting {PostgreSqlStoreOptions.SectionName}:ConnectionString."
            )
            : options;
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
