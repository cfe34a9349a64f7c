using System.Text;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Ingestion.Spaces;
using Chatbot.Knowledge.Readers;
using Chatbot.Knowledge.Stores;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Chatbot.Knowledge.Tests.Ingestion;

/// <summary>The knowledge module in a container of its own over a data folder: one life of a process.</summary>
internal sealed class KnowledgeHost : IAsyncDisposable
{
    public const string Tenant = "acme";

    private readonly ServiceProvider _services;
    private IHostedService? _ingestion;

    private KnowledgeHost(ServiceProvider services) => _services = services;

    public IKnowledgeBase Knowledge => Get<IKnowledgeBase>();

    /// <summary>A started host; set <paramref name="start"/> to false to import without processing.</summary>
    public static async Task<KnowledgeHost> StartAsync(
        KnowledgeFolder folder,
        Action<KnowledgeOptions>? configure = null,
        IDocumentReader? extraReader = null,
        bool start = true
    )
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddKnowledge(options =>
        {
            options.DataFolder = folder.Path;
            options.Ingestion.RetryDelay = TimeSpan.FromMilliseconds(1);
            configure?.Invoke(options);
        });
        if (extraReader is not null)
            services.AddSingleton(extraReader);
        services.AddSingleton<IEmbeddingGenerator<string, Embedding<float>>>(folder.Embeddings);
        services.AddSingleton<IChunkStores>(new SingleChunkStores(folder.Chunks));
        services.AddSingleton<IPassageSearch, NoSearch>();
        services.AddSingleton<IAnswerer, NoAnswer>();
        var host = new KnowledgeHost(services.BuildServiceProvider());
        if (start)
            await host.StartIngestionAsync();
        return host;
    }

    public static DocumentImport File(string documentId, string text, string? fileName = null) =>
        File(documentId, Encoding.UTF8.GetBytes(text), fileName);

    public static DocumentImport File(string documentId, byte[] bytes, string? fileName = null) =>
        new()
        {
            Tenant = Tenant,
            DocumentId = documentId,
            FileName = fileName ?? documentId,
            Content = new MemoryStream(bytes),
        };

    public async Task StartIngestionAsync()
    {
        _ingestion = _services.GetServices<IHostedService>().Single();
        await _ingestion.StartAsync(TestContext.Current.CancellationToken);
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Imports and waits until nothing is left to do.</summary>
    public async Task<DocumentStatus> ImportAsync(DocumentImport import)
    {
        await Knowledge.ImportAsync(import, TestContext.Current.CancellationToken);
        return await SettleAsync(import.DocumentId, import.Tenant);
    }

    public async Task<DocumentStatus> SettleAsync(string documentId, string tenant = Tenant)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        await Knowledge.WhenIdleAsync(limit.Token);
        return (await Knowledge.GetStatusAsync(tenant, documentId, limit.Token))!;
    }

    public static void AssertReady(DocumentStatus status) =>
        Assert.True(status.Stage == DocumentStage.Ready, $"{status.DocumentId} is {status.Stage}: {status.Reason}");

    public async ValueTask DisposeAsync()
    {
        if (_ingestion is not null)
            await _ingestion.StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
    }

    private sealed class NoSearch : IPassageSearch
    {
        public Task<SearchResult> SearchAsync(SearchQuery query, CancellationToken cancellationToken) =>
            Task.FromResult(new SearchResult([]));
    }

    private sealed class NoAnswer : IAnswerer
    {
        public async IAsyncEnumerable<AnswerUpdate> AskAsync(
            SearchQuery query,
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
        )
        {
            await Task.Yield();
            yield return new AnswerUpdate.Final("", Found: false, []);
        }
    }
}
