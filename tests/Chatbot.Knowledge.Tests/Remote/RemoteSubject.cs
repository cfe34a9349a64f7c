using Chatbot.Knowledge.Ingestion;
using Chatbot.Knowledge.Remote;
using Chatbot.Knowledge.Tests.Service;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Knowledge.Tests.Remote;

/// <summary>The knowledge base of a service, over real HTTP.</summary>
internal sealed class RemoteSubject : IKnowledgeSubject
{
    private readonly ServiceHost _service;
    private readonly ServiceProvider _services;

    private RemoteSubject(ServiceHost service, ServiceProvider services) => (_service, _services) = (service, services);

    public string Tenant => ServiceHost.Tenant;

    public long MaxBytes => ConformanceLimits.MaxBytes;

    public IKnowledgeBase Knowledge => _services.GetRequiredService<IKnowledgeBase>();

    public IDocumentFeed Feed => _services.GetRequiredService<IDocumentFeed>();

    public static async Task<RemoteSubject> StartAsync(string key)
    {
        var service = await ServiceHost.StartAsync();
        return new RemoteSubject(service, Connect(service.Address, key));
    }

    public static ServiceProvider Connect(Uri address, string key)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddRemoteKnowledge(options => (options.Endpoint, options.ApiKey) = (address.AbsoluteUri, key));
        return services.BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _service.DisposeAsync();
    }
}
