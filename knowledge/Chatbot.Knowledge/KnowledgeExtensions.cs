using Chatbot.Knowledge.Answering;
using Chatbot.Knowledge.Answering.Conflicts;
using Chatbot.Knowledge.Answering.Model;
using Chatbot.Knowledge.Answering.Support;
using Chatbot.Knowledge.Chunking;
using Chatbot.Knowledge.Chunking.Strategies;
using Chatbot.Knowledge.Embeddings;
using Chatbot.Knowledge.Ingestion;
using Chatbot.Knowledge.Ingestion.Spaces;
using Chatbot.Knowledge.Persistence;
using Chatbot.Knowledge.Persistence.PostgreSql;
using Chatbot.Knowledge.Persistence.Sqlite;
using Chatbot.Knowledge.Readers;
using Chatbot.Knowledge.Readers.Html;
using Chatbot.Knowledge.Readers.Markdown;
using Chatbot.Knowledge.Readers.Pdf;
using Chatbot.Knowledge.Readers.Word;
using Chatbot.Knowledge.Search;
using Chatbot.Knowledge.Stores;
using Chatbot.Knowledge.Stores.Sqlite;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TextReader = Chatbot.Knowledge.Readers.Text.TextReader;

namespace Chatbot.Knowledge;

/// <summary>Registration of the knowledge module.</summary>
public static class KnowledgeExtensions
{
    /// <summary>Key of the <see cref="IChatClient"/> that answers and judges, when the container has one.</summary>
    public const string ModelKey = "knowledge";

    /// <summary>
    /// Adds <see cref="IKnowledgeBase"/>, folder import, the document feed and the ingestion service. An embedding generator
    /// or a chunk store that the container already has is used instead of the embedded ones.
    /// </summary>
    public static IServiceCollection AddKnowledge(this IServiceCollection services, Action<KnowledgeOptions>? configure = null)
    {
        services.AddOptions<KnowledgeOptions>().Configure(configure ?? (_ => { })).ValidateOnStart();
        services.AddSingleton<IValidateOptions<KnowledgeOptions>, KnowledgeOptionsValidator>();
        services.AddSingleton<IValidateOptions<KnowledgeOptions>, KnowledgeOptionsRelations>();
        services.TryAddSingleton(TimeProvider.System);
        return services.AddDocumentReaders().AddIngestion().AddSearch().AddSingleton<IKnowledgeBase, KnowledgeBase>();
    }

    /// <summary>
    /// Adds <see cref="IDocumentExtractor"/> with every reader, and nothing that needs a folder, a database or a model.
    /// <see cref="AddKnowledge"/> does so itself.
    /// </summary>
    public static IServiceCollection AddDocumentReaders(this IServiceCollection services)
    {
        services.AddOptions<KnowledgeOptions>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IDocumentReader, MarkdownReader>();
        services.AddSingleton<IDocumentReader, TextReader>();
        services.AddSingleton<IDocumentReader, HtmlReader>();
        services.AddSingleton<IDocumentReader, PdfReader>();
        services.AddSingleton<IDocumentReader, WordReader>();
        services.AddSingleton<DocumentReaders>();
        services.AddSingleton<IDocumentExtractor>(provider => provider.GetRequiredService<DocumentReaders>());
        services.AddSingleton(provider => Options(provider).Limits);
        return services;
    }

    private static IServiceCollection AddIngestion(this IServiceCollection services)
    {
        services.AddSingleton(Options);
        services.AddSingleton(provider => Options(provider).Ingestion);
        services.AddChunking();
        services.TryAddSingleton<IChunkEmbedder, ChunkEmbedder>();
        services.AddSingleton<KnowledgeDatabase>().AddSingleton<KnowledgeWriter>();
        services
            .AddSingleton<DocumentStore>()
            .AddSingleton<DocumentCatalog>()
            .AddSingleton<JobStore>()
            .AddSingleton<SpaceStore>()
            .AddSingleton<RebuildStore>();
        services.AddSingleton<ForecastStore>().AddSingleton<DocumentForecast>().AddSingleton<Backlog>();
        services.AddSingleton<IContentStore>(provider =>
            Options(provider) is { Engine: DatabaseEngine.PostgreSql, ContentFolder: null } options
                ? new PostgreSqlContentStore(provider.GetRequiredService<KnowledgeDatabase>(), options)
                : new FileContentStore(Options(provider))
        );
        services.AddSingleton<INamedLocks>(provider =>
            Options(provider).Engine == DatabaseEngine.PostgreSql
                ? new PostgreSqlLocks(Options(provider))
                : new FileLocks(Options(provider), provider.GetRequiredService<TimeProvider>())
        );
        services.AddSingleton<DocumentLocks>().AddSingleton<DocumentBoard>().AddSingleton<DocumentRunner>();
        services.AddSingleton<Recipes>().AddSingleton<SpaceDirectory>().AddSingleton<Reindexing>();
        services.AddSingleton<IReindexing>(provider => provider.GetRequiredService<Reindexing>());
        services.AddSingleton<DocumentFeed>().AddSingleton<IDocumentFeed>(p => p.GetRequiredService<DocumentFeed>());
        services.AddSingleton<DocumentIndex>().AddSingleton<DocumentRemoval>().AddSingleton<DocumentSteps>();
        services.AddSingleton<DocumentPipeline>().AddSingleton<DocumentRebuild>().AddSingleton<DocumentIntake>();
        services.AddSingleton<IDocumentCancellation>(provider => provider.GetRequiredService<DocumentIntake>());
        services.AddSingleton<IFolderImport, FolderImport>();
        services.AddTransient<DocumentDispatcher>();
        services.AddSingleton<IngestionService>();
        services.AddSingleton<IDocumentScheduler>(provider => provider.GetRequiredService<IngestionService>());
        services.AddHostedService(provider => provider.GetRequiredService<IngestionService>());
        return services;
    }

    private static IServiceCollection AddChunking(this IServiceCollection services)
    {
        services.TryAddSingleton<ITokenCounter, O200kTokenCounter>();
        services.AddSingleton<IChunkingStrategy, FixedStrategy>();
        services.AddSingleton<IChunkingStrategy, RecursiveStrategy>();
        services.AddSingleton<IChunkingStrategy, SentenceStrategy>();
        services.AddSingleton<IChunkingStrategy, StructureStrategy>();
        services.AddSingleton<IChunkingStrategy, SemanticStrategy>();
        services.AddSingleton<IChunkingStrategy, ParentChildStrategy>();
        services.AddSingleton<ChunkingStrategies>().AddSingleton<Partitioner>();
        return services;
    }

    private static IServiceCollection AddSearch(this IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(IChunkStore)))
            services.TryAddSingleton<IChunkStores, SingleChunkStores>();
        services.TryAddSingleton<IChunkStores>(provider => new SqliteChunkStores(Options(provider).DataFolder));
        services.TryAddSingleton<IChunkStore, LiveChunkStore>();
        services.TryAddSingleton<IEmbeddingGenerator<string, Embedding<float>>>(_ => new UseLiteEmbeddingGenerator(
            new UseLiteOptions()
        ));
        services.AddSingleton<IPassageSearch, HybridSearch>();
        return services.AddAnswering();
    }

    private static IServiceCollection AddAnswering(this IServiceCollection services)
    {
        services.AddSingleton(provider => Options(provider).Answering);
        services.AddSingleton(provider => new ExtractiveAnswerer(
            provider.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>(),
            provider.GetRequiredService<ILogger<ExtractiveAnswerer>>()
        )
        {
            NeededConfidence = Options(provider).Answering.NeededConfidence,
        });
        services.AddSingleton(provider => Checker(provider, model: null)).AddSingleton<DocumentDates>();
        services.AddSingleton<IAnswerer>(provider => new PassageAnswerer(
            provider.GetRequiredService<IPassageSearch>(),
            provider.GetRequiredService<ExtractiveAnswerer>(),
            provider.GetRequiredService<SupportChecker>(),
            provider.GetRequiredService<DocumentDates>(),
            provider.GetKeyedService<IChatClient>(ModelKey) is { } model
                ? new ModelAnswerer(model, Checker(provider, model), Options(provider).Answering)
                : null,
            provider.GetRequiredService<ILogger<PassageAnswerer>>()
        ));
        return services;
    }

    private static SupportChecker Checker(IServiceProvider provider, IChatClient? model) =>
        new(
            provider.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>(),
            provider.GetRequiredService<ILogger<SupportChecker>>(),
            model
        );

    private static KnowledgeOptions Options(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<KnowledgeOptions>>().Value;
}
