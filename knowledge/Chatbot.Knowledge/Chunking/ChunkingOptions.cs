using System.ComponentModel.DataAnnotations;

namespace Chatbot.Knowledge.Chunking;

/// <summary>How documents are cut. Sizes are tokens of the vocabulary o200k.</summary>
public sealed class ChunkingOptions
{
    /// <summary>Name of the strategy: fixed, recursive, sentence, structure, semantic or parent-child. Default structure.</summary>
    [Required]
    public string Strategy { get; set; } = "structure";

    /// <summary>Largest chunk; tables and code may have four times as many. Default 180.</summary>
    [Range(16, 8000)]
    public int MaxTokens { get; set; } = 180;

    /// <summary>Tokens of the previous chunk that a chunk repeats, in whole sentences or words. Default 30.</summary>
    [Range(0, 1000)]
    public int OverlapTokens { get; set; } = 30;

    /// <summary>Largest parent, which is read and cited, of the strategy parent-child. Default 720.</summary>
    [Range(16, 32000)]
    public int ParentTokens { get; set; } = 720;

    /// <summary>
    /// For the strategy semantic: how unlike two neighbouring passages must be to be parted, as a percentile of the document's
    /// neighbours. A smaller one gives smaller chunks. Default 80.
    /// </summary>
    [Range(1, 99)]
    public int BreakPercentile { get; set; } = 80;
}
