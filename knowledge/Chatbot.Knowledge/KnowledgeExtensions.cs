using Chatbot.Knowledge.Answering;
using Chatbot.Knowledge.Answering.Conflicts;
using Chatbot.Knowledge.Answering.Model;
using Chatbot.Knowledge.Answering.Support;
using Chatbot.Knowledge.Chunking;
using Chatbot.Knowledge.Chunking.Strategies;
using Chatbot.Knowledge.Embeddings;
using Chatbot.Knowledge.Enrichment;
using Chatbot.Knowledge.Enrichment.Enrichers;
using Chatbot.Knowledge.Ingestion;
using Chatbot.Knowledge.Ingestion.Spaces;
using Chatbot.Knowledge.Persistence;
using Chatbot.Knowledge.Persistence.PostgreSql;
using Chatbot.Knowledge.Persistence.Sqlite;
using Chatbot.Knowledge.Readers;
using Chatbot.Knowledge.Readers.Code;
using Chatbot.Knowledge.Readers.Csv;
using Chatbot.Knowledge.Readers.Email;
using Chatbot.Knowledge.Readers.Epub;
using Chatbot.Knowledge.Readers.Excel;
using Chatbot.Knowledge.Readers.Html;
using Chatbot.Knowledge.Readers.Json;
using Chatbot.Knowledge.Readers.Markdown;
using Chatbot.Knowledge.Readers.Ocr;
using Chatbot.Knowledge.Readers.OpenDocument;
using Chatbot.Knowledge.Readers.Pdf;
using Chatbot.Knowledge.Readers.PowerPoint;
using Chatbot.Knowledge.Readers.Rtf;
using Chatbot.Knowledge.Readers.Transcripts;
using Chatbot.Knowledge.Readers.Word;
using Chatbot.Knowledge.Readers.Xml;
using Chatbot.Knowledge.Search;
using Chatbot.Knowledge.Search.Rerankers;
using Chatbot.Knowledge.Stores;
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
        services.AddKnowledgeOptions(configure);
        return services.AddDocumentReaders().AddIngestion().AddSearch().AddSingleton<IKnowledgeBase, KnowledgeBase>();
    }

    /// <summary>
    /// Adds what a host uses beside a knowledge base that another process serves: folder import, embeddings, and answers by
    /// quotation. Nothing of it is stored here.
    /// </summary>
    public static IServiceCollection AddKnowledgeTools(
        this IServiceCollection services,
        Action<KnowledgeOptions>? configure = null
    )
    {
        services.AddKnowledgeOptions(configure);
        services.AddEmbeddings().AddDocumentReaders().AddQuoting();
        return services.AddSingleton<IFolderImport>(provider => new FolderImport(
            new PatientImport(
                provider.GetRequiredService<IKnowledgeBase>(),
                provider.GetRequiredService<TimeProvider>()
            ).ImportAsync,
            provider.GetRequiredService<DocumentReaders>(),
            provider.GetRequiredService<ReaderLimits>()
        ));
    }

    private static void AddKnowledgeOptions(this IServiceCollection services, Action<KnowledgeOptions>? configure)
    {
        services.AddOptions<KnowledgeOptions>().Configure(configure ?? (_ => { })).ValidateOnStart();
        services.AddSingleton<IValidateOptions<KnowledgeOptions>, KnowledgeOptionsValidator>();
        services.AddSingleton<IValidateOptions<KnowledgeOptions>, KnowledgeOptionsRelations>();
        services.AddSingleton<IValidateOptions<KnowledgeOptions>, KnowledgeOptionsStore>();
        services.TryAddSingleton(TimeProvider.System);
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
        services.AddSingleton<IDocumentReader, CsvFileReader>();
        services.AddSingleton<IDocumentReader, JsonFileReader>();
        services.AddSingleton<IDocumentReader, XmlFileReader>();
        services.AddSingleton<IDocumentReader, EpubReader>();
        services.AddSingleton<IDocumentReader, EmailReader>();
        services.AddSingleton<IDocumentReader, TranscriptReader>();
        services.AddSingleton<IDocumentReader, SourceCodeReader>();
        services.AddSingleton<IDocumentReader, PowerPointReader>();
        services.AddSingleton<IDocumentReader, ExcelReader>();
        services.AddSingleton<IDocumentReader, OpenDocumentReader>();
        services.AddSingleton<IDocumentReader, RtfReader>();
        services.AddSingleton(provider => new TextRecognition(Options(provider).Ocr));
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
        services.AddEnrichment();
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
        services.AddSingleton<DocumentFeed>();
        services.TryAddSingleton<IDocumentFeed>(provider => provider.GetRequiredService<DocumentFeed>());
        services.AddSingleton<DocumentIndex>().AddSingleton<DocumentRemoval>().AddSingleton<DocumentSteps>();
        services.AddSingleton<DocumentPipeline>().AddSingleton<DocumentRebuild>().AddSingleton<DocumentIntake>();
        services.AddSingleton<IDocumentCancellation>(provider => provider.GetRequiredService<DocumentIntake>());
        services.AddSingleton<IFolderImport>(provider => new FolderImport(
            (import, token) => provider.GetRequiredService<DocumentIntake>().ImportAsync(import, isPatient: true, token),
            provider.GetRequiredService<DocumentReaders>(),
            provider.GetRequiredService<ReaderLimits>()
        ));
        services.AddTransient<DocumentDispatcher>();
        services.AddSingleton<IngestionService>();
        services.TryAddSingleton(new IngestionPlace(IsGrains: false, IsCluster: false));
        services.TryAddSingleton<IDocumentScheduler>(provider => provider.GetRequiredService<IngestionService>());
        services.AddHostedService(provider => provider.GetRequiredService<IngestionService>());
        return services;
    }

    /// <summary>
    /// Adds <see cref="IChunkPreview"/> alone, which needs no folder and no database. <see cref="AddKnowledge"/> does so itself.
    /// </summary>
    public static IServiceCollection AddChunkPreview(this IServiceCollection services)
    {
        services.AddOptions<KnowledgeOptions>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(Options);
        return services.AddDocumentReaders().AddChunking();
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
        services.AddSingleton<IChunkPreview, ChunkPreview>();
        services.AddEmbeddings();
        return services;
    }

    private static void AddEnrichment(this IServiceCollection services)
    {
        services.AddSingleton<IEnricher, KeywordsEnricher>();
        services.AddSingleton<IEnricher, EntitiesEnricher>();
        services.AddSingleton<IEnricher, DatesEnricher>();
        services.AddSingleton<IEnricher, SummaryEnricher>();
        services.AddSingleton<IEnricher, QuestionsEnricher>();
        services.AddSingleton<DocumentEnricher>();
    }

    private static IServiceCollection AddEmbeddings(this IServiceCollection services)
    {
        services.TryAddSingleton<IEmbeddingGenerator<string, Embedding<float>>>(provider =>
            Options(provider).Embeddings is { ModelFolder: not null } embeddings
                ? new OnnxEmbeddingGenerator(embeddings)
                : new UseLiteEmbeddingGenerator(new UseLiteOptions())
        );
        return services;
    }

    private static IServiceCollection AddSearch(this IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(IChunkStore)))
            services.TryAddSingleton<IChunkStores, SingleChunkStores>();
        services.AddChunkStores();
        services.TryAddSingleton<IChunkStore, LiveChunkStore>();
        services.AddEmbeddings();
        services.AddSingleton(provider => new QueryUnderstanding(
            provider.GetKeyedService<IChatClient>(ModelKey),
            provider.GetRequiredService<ILogger<QueryUnderstanding>>()
        ));
        services.AddSingleton(provider => new CandidateRetrieval(
            provider.GetRequiredService<IChunkStore>(),
            provider.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>(),
            provider.GetRequiredService<ILogger<CandidateRetrieval>>()
        ));
        services.AddSingleton(provider => new Reranking(Rerankers(provider), provider.GetRequiredService<ILogger<Reranking>>()));
        services.AddSingleton(provider => new OnnxCrossEncoder(Options(provider).Search.CrossEncoderFolder ?? string.Empty));
        services.AddSingleton<CandidateRanking>().AddSingleton<PassageAssembly>();
        services.AddSingleton<IPassageSearch>(provider => new HybridSearch(
            provider.GetRequiredService<QueryUnderstanding>(),
            provider.GetRequiredService<CandidateRetrieval>(),
            provider.GetRequiredService<CandidateRanking>(),
            provider.GetRequiredService<Reranking>(),
            provider.GetRequiredService<PassageAssembly>(),
            Options(provider)
        ));
        return services.AddAnswering();
    }

    /// <summary>Those that the container has, the cross-encoder of the settings, and the language model where there is one.</summary>
    private static IEnumerable<IPassageReranker> Rerankers(IServiceProvider provider)
    {
        foreach (var reranker in provider.GetServices<IPassageReranker>())
            yield return reranker;
        if (
            provider.GetService<OnnxCrossEncoder>() is { } crossEncoder
            && Options(provider).Search.CrossEncoderFolder is not null
        )
            yield return crossEncoder;
        if (provider.GetKeyedService<IChatClient>(ModelKey) is { } model)
            yield return new ModelReranker(model);
    }

    /// <summary>Answers by quotation, and the check of an answer against its sources.</summary>
    private static IServiceCollection AddQuoting(this IServiceCollection services)
    {
        services.AddSingleton(provider => Options(provider).Answering);
        services.AddSingleton(provider => new ExtractiveAnswerer(
            provider.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>(),
            provider.GetRequiredService<ILogger<ExtractiveAnswerer>>()
        )
        {
            NeededConfidence = Options(provider).Answering.NeededConfidence,
        });
        return services.AddSingleton(provider => Checker(provider, model: null));
    }

    private static IServiceCollection AddAnswering(this IServiceCollection services)
    {
        services.AddQuoting().AddSingleton<DocumentDates>();
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
