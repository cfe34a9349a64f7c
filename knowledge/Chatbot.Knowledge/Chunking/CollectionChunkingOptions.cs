using System.ComponentModel.DataAnnotations;

namespace Chatbot.Knowledge.Chunking;

/// <summary>What one collection changes of <see cref="ChunkingOptions"/>; what is null is as there.</summary>
public sealed class CollectionChunkingOptions
{
    /// <summary>As <see cref="ChunkingOptions.Strategy"/>.</summary>
    public string? Strategy { get; set; }

    /// <summary>As <see cref="ChunkingOptions.MaxTokens"/>.</summary>
    [Range(16, 8000)]
    public int? MaxTokens { get; set; }

    /// <summary>As <see cref="ChunkingOptions.OverlapTokens"/>.</summary>
    [Range(0, 1000)]
    public int? OverlapTokens { get; set; }

    /// <summary>As <see cref="ChunkingOptions.ParentTokens"/>.</summary>
    [Range(16, 32000)]
    public int? ParentTokens { get; set; }

    /// <summary>As <see cref="ChunkingOptions.BreakPercentile"/>.</summary>
    [Range(1, 99)]
    public int? BreakPercentile { get; set; }

    /// <summary>The settings of the collection.</summary>
    public ChunkingOptions Over(ChunkingOptions everywhere) =>
        new()
        {
            Strategy = Strategy ?? everywhere.Strategy,
            MaxTokens = MaxTokens ?? everywhere.MaxTokens,
            OverlapTokens = OverlapTokens ?? everywhere.OverlapTokens,
            ParentTokens = ParentTokens ?? everywhere.ParentTokens,
            BreakPercentile = BreakPercentile ?? everywhere.BreakPercentile,
        };
}
