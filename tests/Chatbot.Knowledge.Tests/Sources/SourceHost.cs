using Chatbot.Knowledge.Sources;
using Chatbot.Knowledge.Sources.Website;
using Chatbot.Testing.Files;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Knowledge.Tests.Sources;

/// <summary>Sources over a knowledge base that remembers; the memory of the sources outlives a host.</summary>
internal sealed class SourceHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public SourceHost(
        TestFolder memory,
        IReadOnlyDictionary<string, string?> settings,
        RecordingKnowledgeBase? knowledge = null,
        TimeProvider? timeProvider = null,
        IHostResolver? resolver = null
    )
    {
        Knowledge = knowledge ?? new RecordingKnowledgeBase();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(timeProvider ?? TimeProvider.System);
        services.AddSingleton<IEmbeddingGenerator<string, Embedding<float>>, WordEmbeddings>();
        services.AddKnowledgeTools(options => options.DataFolder = memory.Path);
        services.AddSingleton<IKnowledgeBase>(Knowledge);
        if (resolver is not null)
            services.AddSingleton(resolver);
        services.AddDocumentSources(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        _services = services.BuildServiceProvider();
    }

    public RecordingKnowledgeBase Knowledge { get; }

    public IDocumentSources Sources => Get<IDocumentSources>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
