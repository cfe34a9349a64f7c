using System.Collections.Frozen;
using Chatbot.Knowledge.Chunking.Strategies;

namespace Chatbot.Knowledge.Chunking;

/// <summary>The strategies by name.</summary>
internal sealed class ChunkingStrategies(IEnumerable<IChunkingStrategy> strategies)
{
    private readonly FrozenDictionary<string, IChunkingStrategy> _byName = strategies.ToFrozenDictionary(
        strategy => strategy.Name,
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>The names that settings may use.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        FixedStrategy.StrategyName,
        RecursiveStrategy.StrategyName,
        SentenceStrategy.StrategyName,
        StructureStrategy.StrategyName,
        SemanticStrategy.StrategyName,
        ParentChildStrategy.StrategyName,
    ];

    /// <summary>Whether a strategy has this name.</summary>
    public static bool IsKnown(string name) => Names.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The strategy of a name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public IChunkingStrategy Get(string name) =>
        _byName.GetValueOrDefault(name)
        ?? throw new ArgumentException(
            $"'{name}' is no chunking strategy; allowed are {string.Join(", ", Names)}.",
            nameof(name)
        );
}
