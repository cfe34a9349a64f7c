using System.Collections.Frozen;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Orchestration.Memory;

/// <summary>The strategies of memory by name.</summary>
internal sealed class MemoryStrategies(IEnumerable<IMemoryStrategy> strategies, IOptions<AssistantOptions> options)
{
    private readonly FrozenDictionary<string, IMemoryStrategy> _strategies = strategies.ToFrozenDictionary(
        strategy => strategy.Name,
        StringComparer.Ordinal
    );

    /// <summary>The one that <c>Assistant:Memory:Strategy</c> names.</summary>
    public IMemoryStrategy Current => _strategies[options.Value.Memory.Strategy];
}
