using Chatbot.Knowledge.Ingestion;
using Chatbot.Testing.Files;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Chatbot.Knowledge.Tests;

/// <summary>The whole module in this process, over SQLite.</summary>
internal sealed class InProcessSubject : IKnowledgeSubject
{
    private readonly ServiceProvider _services;
    private readonly TestFolder _folder;

    private InProcessSubject(ServiceProvider services, TestFolder folder) => (_services, _folder) = (services, folder);

    public string Tenant => "acme";

    public long MaxBytes => ConformanceLimits.MaxBytes;

    public IKnowledgeBase Knowledge => _services.GetRequiredService<IKnowledgeBase>();

    public IDocumentFeed Feed => _services.GetRequiredService<IDocumentFeed>();

    public static async Task<InProcessSubject> StartAsync()
    {
        var folder = new TestFolder();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IEmbeddingGenerator<string, Embedding<float>>, WordEmbeddings>();
        services.AddKnowledge(options => ConformanceLimits.Configure(options, folder.Path));
        var subject = new InProcessSubject(services.BuildServiceProvider(), folder);
        foreach (var service in subject._services.GetServices<IHostedService>())
            await service.StartAsync(TestContext.Current.CancellationToken);
        return subject;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>())
            await service.StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }
}
