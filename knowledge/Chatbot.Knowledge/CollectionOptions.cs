using Chatbot.Knowledge.Chunking;
using Chatbot.Knowledge.Enrichment;
using Chatbot.Knowledge.Search;
using Microsoft.Extensions.Options;

namespace Chatbot.Knowledge;

/// <summary>What one collection does otherwise than the rest; a part that is absent is as everywhere.</summary>
public sealed class CollectionOptions
{
    /// <summary>How it is searched when it is searched alone, or null for <see cref="KnowledgeOptions.Search"/>.</summary>
    [ValidateObjectMembers]
    public SearchOptions? Search { get; set; }

    /// <summary>How its documents are cut; what is null is as in <see cref="KnowledgeOptions.Chunking"/>.</summary>
    [ValidateObjectMembers]
    public CollectionChunkingOptions Chunking { get; set; } = new();

    /// <summary>What is found out about its documents; what is null is as in <see cref="KnowledgeOptions.Enrichment"/>.</summary>
    [ValidateObjectMembers]
    public CollectionEnrichmentOptions Enrichment { get; set; } = new();
}
