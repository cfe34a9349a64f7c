using Chatbot.Bot.Orchestration;
using Chatbot.Bot.Persistence;
using Chatbot.Knowledge;
using Chatbot.Knowledge.Remote;

namespace Chatbot.Bot.Hosting;

/// <summary>The knowledge module with this host's data folder and engine, or a service that another process runs.</summary>
internal static class KnowledgeHostingExtensions
{
    /// <summary>Under this key the knowledge module looks for a language model.</summary>
    private const string ModelKey = "knowledge";

    /// <summary>Providers that are no language model.</summary>
    private static readonly string[] WithoutModel = ["offline", "echo"];

    public static IServiceCollection AddKnowledgeBase(this IServiceCollection services, IConfiguration configuration)
    {
        var assistant = configuration.GetSection(AssistantOptions.SectionName).Get<AssistantOptions>() ?? new();
        if (assistant.ProviderNames.Except(WithoutModel, StringComparer.OrdinalIgnoreCase).Any())
            services.AddKeyedSingleton(ModelKey, (provider, _) => provider.GetRequiredService<ChatPipeline>().Client);
        var storage = configuration.GetSection(StorageOptions.SectionName).Get<StorageOptions>() ?? new();
        void Configure(KnowledgeOptions options)
        {
            options.DataFolder = Path.Combine(Path.GetFullPath(storage.DataPath), "knowledge");
            configuration.GetSection(KnowledgeOptions.SectionName).Bind(options);
        }

        return configuration.HasRemoteKnowledge()
            ? services
                .AddKnowledgeTools(Configure)
                .AddRemoteKnowledge(options => configuration.GetSection(RemoteKnowledgeOptions.SectionName).Bind(options))
            : services.AddKnowledge(Configure);
    }
}
