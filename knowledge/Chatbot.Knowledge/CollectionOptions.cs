using Chatbot.Knowledge.Chunking;
using Chatbot.Knowledge.Search;

namespace Chatbot.Knowledge;

/// <summary>What one collection does otherwise than the rest; a part that is absent is as everywhere.</summary>
public sealed class CollectionOptions
{
    /// <summary>How its documents are cut, or null for <see cref="KnowledgeOptions.Chunking"/>.</summary>
    public ChunkingOptions? Chunking { get; set; }

    /// <summary>How it is searched when it is searched alone, or null for <see cref="KnowledgeOptions.Search"/>.</summary>
    public SearchOptions? Search { get; set; }
}
