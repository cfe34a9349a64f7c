using Chatbot.Bot.Persistence;
using Chatbot.Knowledge;

namespace Chatbot.Bot.Hosting;

/// <summary>The knowledge module with this host's data folder and engine.</summary>
internal static class KnowledgeHostingExtensions
{
    public static IServiceCollection AddKnowledgeBase(this IServiceCollection services, IConfiguration configuration)
    {
        var storage = configuration.GetSection(StorageOptions.SectionName).Get<StorageOptions>() ?? new();
        return services.AddKnowledge(options =>
        {
            options.DataFolder = Path.Combine(Path.GetFullPath(storage.DataPath), "knowledge");
            configuration.GetSection(KnowledgeOptions.SectionName).Bind(options);
        });
    }
}
