using Chatbot.Knowledge.Stores.AzureSearch;
using Chatbot.Knowledge.Stores.Pinecone;
using Chatbot.Knowledge.Stores.PostgreSql;
using Chatbot.Knowledge.Stores.Qdrant;
using Chatbot.Knowledge.Stores.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Chatbot.Knowledge.Stores;

/// <summary>The catalogue of stores: <c>Knowledge:Store</c> names one of these lines.</summary>
internal static class ChunkStoreExtensions
{
    private const string ClientPrefix = "Chatbot.Knowledge.Stores.";
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    public static IServiceCollection AddChunkStores(this IServiceCollection services)
    {
        services.AddStore(ChunkStoreEngine.Sqlite, (_, options) => new SqliteChunkStores(options.DataFolder));
        services.AddStore(
            ChunkStoreEngine.PostgreSql,
            (provider, options) =>
                new PostgreSqlChunkStores(
                    options.PostgreSql.ConnectionString ?? options.ConnectionString!,
                    options.PostgreSql,
                    provider.GetRequiredService<ILogger<PostgreSqlChunkStores>>()
                )
        );
        services.AddStore(
            ChunkStoreEngine.Qdrant,
            (provider, options) =>
                new QdrantChunkStores(Client(provider, ChunkStoreEngine.Qdrant), options.Qdrant, Time(provider))
        );
        services.AddStoreClient(ChunkStoreEngine.Qdrant);
        services.AddStore(
            ChunkStoreEngine.Pinecone,
            (provider, options) =>
                new PineconeChunkStores(Client(provider, ChunkStoreEngine.Pinecone), options.Pinecone, Time(provider))
        );
        services.AddStoreClient(ChunkStoreEngine.Pinecone);
        services.AddStore(
            ChunkStoreEngine.AzureAISearch,
            (provider, options) => new AzureSearchChunkStores(options.AzureAISearch, Time(provider))
        );
        services.TryAddSingleton(provider =>
            provider.GetRequiredKeyedService<IChunkStores>(provider.GetRequiredService<KnowledgeOptions>().UsedStore)
        );
        services.AddHostedService<ChunkStoreStart>();
        return services;
    }

    /// <summary>
    /// A client that tries again when the service is busy (429, 503; as long as <c>Retry-After</c> says) or cannot be reached.
    /// Every call of a store may be repeated.
    /// </summary>
    public static IHttpClientBuilder AddStoreClient(this IServiceCollection services, ChunkStoreEngine engine)
    {
        IHttpClientBuilder client = services
            .AddHttpClient(ClientPrefix + engine)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { PooledConnectionLifetime = ConnectionLifetime })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        client.AddStandardResilienceHandler();
        return client;
    }

    private static void AddStore(
        this IServiceCollection services,
        ChunkStoreEngine engine,
        Func<IServiceProvider, KnowledgeOptions, IChunkStores> create
    ) => services.AddKeyedSingleton(engine, (provider, _) => create(provider, provider.GetRequiredService<KnowledgeOptions>()));

    private static HttpClient Client(IServiceProvider provider, ChunkStoreEngine engine) =>
        provider.GetRequiredService<IHttpClientFactory>().CreateClient(ClientPrefix + engine);

    private static TimeProvider Time(IServiceProvider provider) => provider.GetRequiredService<TimeProvider>();
}
