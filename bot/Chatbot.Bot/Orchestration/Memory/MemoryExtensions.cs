using Chatbot.Bot.Orchestration.Memory.Buffer;
using Chatbot.Bot.Orchestration.Memory.Entities;
using Chatbot.Bot.Orchestration.Memory.Hybrid;
using Chatbot.Bot.Orchestration.Memory.Summary;

namespace Chatbot.Bot.Orchestration.Memory;

internal static class MemoryExtensions
{
    /// <summary>Adds the strategies of memory; a line each, and their names in <see cref="MemorySettings.Strategies"/>.</summary>
    public static IServiceCollection AddMemoryStrategies(this IServiceCollection services)
    {
        services.AddSingleton<ConversationSummarizer>();
        services.AddSingleton<SummaryStrategy>();
        services.AddSingleton<EntityStrategy>();
        services.AddSingleton<IMemoryStrategy, BufferStrategy>();
        services.AddSingleton<IMemoryStrategy>(provider => provider.GetRequiredService<SummaryStrategy>());
        services.AddSingleton<IMemoryStrategy>(provider => provider.GetRequiredService<EntityStrategy>());
        services.AddSingleton<IMemoryStrategy, HybridStrategy>();
        services.AddSingleton<MemoryStrategies>();
        return services;
    }

    /// <summary>Adds what is known of users across conversations. Needs the stores of the bot.</summary>
    public static IServiceCollection AddUserMemory(this IServiceCollection services) => services.AddSingleton<UserMemory>();
}
