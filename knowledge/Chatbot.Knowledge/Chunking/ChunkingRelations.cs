namespace Chatbot.Knowledge.Chunking;

/// <summary>Checks <see cref="ChunkingOptions"/>: every field, and how they fit together. Pure.</summary>
internal static class ChunkingRelations
{
    /// <summary>What is wrong, each with the settings' names and values.</summary>
    /// <param name="section">Name of the section that holds the settings.</param>
    /// <param name="options">The settings that come of it.</param>
    public static IEnumerable<string> Check(string section, ChunkingOptions options)
    {
        foreach (var failure in new ChunkingOptionsValidator().Validate(section, options).Failures ?? [])
            yield return failure;
        if (!ChunkingStrategies.IsKnown(options.Strategy))
        {
            yield return $"{section}:Strategy is '{options.Strategy}'; allowed are "
                + $"{string.Join(", ", ChunkingStrategies.Names)}.";
        }

        if (options.OverlapTokens * 2 > options.MaxTokens)
        {
            yield return $"{section}:OverlapTokens ({options.OverlapTokens}) must be at most half of "
                + $"{section}:MaxTokens ({options.MaxTokens}).";
        }

        if (options.ParentTokens < options.MaxTokens && IsParentChild(options))
        {
            yield return $"{section}:ParentTokens ({options.ParentTokens}) must be at least "
                + $"{section}:MaxTokens ({options.MaxTokens}).";
        }
    }

    private static bool IsParentChild(ChunkingOptions options) =>
        string.Equals(options.Strategy, Strategies.ParentChildStrategy.StrategyName, StringComparison.OrdinalIgnoreCase);
}
