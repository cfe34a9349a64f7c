using System.Collections.Frozen;
using Chatbot.Bot.Orchestration.Memory.Buffer;
using Chatbot.Bot.Orchestration.Memory.Entities;
using Chatbot.Bot.Orchestration.Memory.Hybrid;
using Chatbot.Bot.Orchestration.Memory.Summary;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Orchestration.Memory;

/// <summary>All strategies of memory: one line each in <see cref="Register"/>.</summary>
internal sealed class MemoryStrategies(IEnumerable<IMemoryStrategy> strategies, IOptions<AssistantOptions> options)
{
    private readonly FrozenDictionary<string, IMemoryStrategy> _strategies = strategies.ToFrozenDictionary(
        strategy => strategy.Name,
        StringComparer.Ordinal
    );

    /// <summary>The one that <c>Assistant:Memory:Strategy</c> names.</summary>
    public IMemoryStrategy Current => _strategies[options.Value.Memory.Strategy];

    public static void Register(IServiceCollection services)
    {
        services.AddSingleton<ConversationSummarizer>();
        services.AddSingleton<SummaryStrategy>();
        services.AddSingleton<EntityStrategy>();
        services.AddSingleton<IMemoryStrategy, BufferStrategy>();
        services.AddSingleton<IMemoryStrategy>(provider => provider.GetRequiredService<SummaryStrategy>());
        services.AddSingleton<IMemoryStrategy>(provider => provider.GetRequiredService<EntityStrategy>());
        services.AddSingleton<IMemoryStrategy, HybridStrategy>();
        services.AddSingleton<MemoryStrategies>();
    }
}
