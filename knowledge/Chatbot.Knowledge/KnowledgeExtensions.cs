using Chatbot.Knowledge.Answering;
using Chatbot.Knowledge.Chunking;
using Chatbot.Knowledge.Embeddings;
using Chatbot.Knowledge.Ingestion;
using Chatbot.Knowledge.Persistence;
using Chatbot.Knowledge.Readers;
using Chatbot.Knowledge.Readers.Html;
using Chatbot.Knowledge.Readers.Markdown;
using Chatbot.Knowledge.Readers.Pdf;
using Chatbot.Knowledge.Readers.Word;
using Chatbot.Knowledge.Search;
using Chatbot.Knowledge.Stores;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using TextReader = Chatbot.Knowledge.Readers.Text.TextReader;

namespace Chatbot.Knowledge;

/// <summary>Registration of the knowledge module.</summary>
public static class KnowledgeExtensions
{
    /// <summary>
    /// Adds <see cref="IKnowledgeBase"/>, folder import, the document feed and the ingestion service. An embedding generator
    /// or a chunk store that the container already has is used instead of the embedded ones.
    /// </summary>
    public static IServiceCollection AddKnowledge(this IServiceCollection services, Action<KnowledgeOptions>? configure = null)
    {
        services.AddOptions<KnowledgeOptions>().Configure(configure ?? (_ => { })).ValidateOnStart();
        services.AddSingleton<IValidateOptions<KnowledgeOptions>, KnowledgeOptionsValidator>();
        services.AddSingleton<IValidateOptions<KnowledgeOptions>, KnowledgeOptionsRelations>();
        services.AddSingleton<IValidateOptions<KnowledgeOptions>, KnowledgeOptionsStore>();
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
        services.AddSingleton(provider => Options(provider).Chunking);
        services.AddSingleton(provider => Options(provider).Ingestion);
        services.TryAddSingleton<ITokenCounter, WordTokenCounter>();
        services.TryAddSingleton<IChunkEmbedder, ChunkEmbedder>();
        services.AddSingleton<Partitioner>();
        services.AddSingleton<KnowledgeDatabase>().AddSingleton<ContentStore>();
        services.AddSingleton<DocumentStore>().AddSingleton<DocumentCatalog>().AddSingleton<JobStore>();
        services.AddSingleton<DocumentLocks>().AddSingleton<ContentGate>().AddSingleton<WakeUp>().AddSingleton<IngestionLock>();
        services.AddSingleton<DocumentFeed>().AddSingleton<IDocumentFeed>(p => p.GetRequiredService<DocumentFeed>());
        services.AddSingleton<DocumentIndex>().AddSingleton<DocumentRemoval>().AddSingleton<DocumentSteps>();
        services.AddSingleton<DocumentPipeline>().AddSingleton<DocumentIntake>();
        services.AddSingleton<IFolderImport, FolderImport>();
        services.AddHostedService<IngestionService>();
        return services;
    }

    private static IServiceCollection AddSearch(this IServiceCollection services)
    {
        services.AddChunkStores();
        services.TryAddSingleton(provider => provider.GetRequiredService<IChunkStores>().Open("main"));
        services.TryAddSingleton<IEmbeddingGenerator<string, Embedding<float>>>(_ => new UseLiteEmbeddingGenerator(
            new UseLiteOptions()
        ));
        services.AddSingleton<IPassageSearch, HybridSearch>();
        services.AddSingleton<ExtractiveAnswerer>().AddSingleton<IAnswerer, PassageAnswerer>();
        return services;
    }

    private static KnowledgeOptions Options(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<KnowledgeOptions>>().Value;
}
