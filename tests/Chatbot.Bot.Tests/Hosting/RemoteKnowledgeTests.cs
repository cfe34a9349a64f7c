using Chatbot.Bot.Hosting;
using Chatbot.Knowledge;
using Chatbot.Knowledge.Ingestion;
using Chatbot.Testing.Files;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Chatbot.Bot.Tests.Hosting;

/// <summary>A bot whose knowledge another process serves.</summary>
public sealed class RemoteKnowledgeTests
{
    [Theory]
    [InlineData("https://knowledge.example", "RemoteKnowledge")]
    [InlineData("", "KnowledgeBase")]
    public async Task Endpoint_DecidesWhereTheKnowledgeIs(string endpoint, string expected)
    {
        using var folder = new TestFolder();
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Storage:DataPath"] = folder.Path,
            ["Knowledge:Remote:Endpoint"] = endpoint,
            ["Knowledge:Remote:ApiKey"] = "a key of the service",
        };
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddKnowledgeBase(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        await using var provider = services.BuildServiceProvider();

        Assert.Equal(expected, provider.GetRequiredService<IKnowledgeBase>().GetType().Name);
        Assert.NotNull(provider.GetRequiredService<IFolderImport>());
        Assert.NotNull(provider.GetRequiredService<IDocumentFeed>());
        var hosted = provider
            .GetServices<IHostedService>()
            .Count(service => service.GetType().Namespace == typeof(IFolderImport).Namespace);
        Assert.Equal(endpoint.Length == 0 ? 1 : 0, hosted);
        Assert.Equal(endpoint.Length > 0, !Directory.EnumerateFileSystemEntries(folder.Path).Any());
    }
}
