using System.CommandLine;
using Chatbot.Bot.Hosting;
using Chatbot.Bot.Orchestration;
using Chatbot.Knowledge.Evaluation.Questions;
using Chatbot.Knowledge.Evaluation.Retrieval;
using Chatbot.Knowledge.Stores;
using Chatbot.Knowledge.Stores.PostgreSql;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Commands.Eval;

/// <summary>Runs an evaluation over a temporary knowledge base with this program's settings; nothing of it remains.</summary>
internal static class EvalHost
{
    /// <summary>The index of a knowledge base that was never rebuilt.</summary>
    private const string Space = "main";

    /// <param name="result">The parsed command line.</param>
    /// <param name="vectors">Folder that keeps computed vectors from run to run, or null.</param>
    /// <param name="run">The evaluation; returns the exit code.</param>
    /// <param name="cancellationToken">Ends the verb.</param>
    public static Task<int> RunAsync(
        ParseResult result,
        string? vectors,
        Func<IServiceProvider, CancellationToken, Task<int>> run,
        CancellationToken cancellationToken
    ) => RunAsync(result, vectors, usesPostgreSql: false, run, cancellationToken);

    /// <param name="result">The parsed command line.</param>
    /// <param name="vectors">Folder that keeps computed vectors from run to run, or null.</param>
    /// <param name="usesPostgreSql">Whether the index is in PostgreSQL, in schemas that are dropped at the end.</param>
    /// <param name="run">The evaluation; returns the exit code.</param>
    /// <param name="cancellationToken">Ends the verb.</param>
    public static async Task<int> RunAsync(
        ParseResult result,
        string? vectors,
        bool usesPostgreSql,
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
            if (usesPostgreSql)
            {
                UsePostgreSql(builder);
            }

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
                if (usesPostgreSql)
                {
                    await host.Services.GetRequiredService<IChunkStores>().DropAsync(Space, CancellationToken.None);
                }
            }
        }
        catch (Exception exception)
            when (exception
                    is OptionsValidationException
                        or InvalidOperationException
                        or EvaluationException
                        or RetrievalSetException
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

    /// <summary>Schemas of its own, so that an index that is in use is never touched.</summary>
    private static void UsePostgreSql(HostApplicationBuilder builder)
    {
        var options = new PostgreSqlStoreOptions();
        builder.Configuration.GetSection(PostgreSqlStoreOptions.SectionName).Bind(options);
        options.SchemaPrefix = $"chatbot_eval_{Guid.NewGuid().ToString("N")[..8]}_";
        if (string.IsNullOrWhiteSpace(options.ConnectionString))
        {
            throw new InvalidOperationException(
                $"--store postgres needs the setting {PostgreSqlStoreOptions.SectionName}:ConnectionString."
            );
        }

        builder.Services.AddSingleton<IChunkStores>(services => new PostgreSqlChunkStores(
            options.ConnectionString,
            options,
            services.GetRequiredService<ILogger<PostgreSqlChunkStores>>()
        ));
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
