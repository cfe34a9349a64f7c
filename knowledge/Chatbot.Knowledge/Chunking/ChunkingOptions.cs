using System.ComponentModel.DataAnnotations;

namespace Chatbot.Knowledge.Chunking;

/// <summary>How documents are cut.</summary>
public sealed class ChunkingOptions
{
    /// <summary>Largest chunk in tokens; tables and code may have four times as many. Default 180.</summary>
    [Range(16, 8000)]
    public int MaxTokens { get; set; } = 180;

    /// <summary>Tokens of the previous chunk that a chunk repeats, in whole sentences. Default 30.</summary>
    [Range(0, 1000)]
    public int OverlapTokens { get; set; } = 30;
}
