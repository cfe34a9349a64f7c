using Chatbot.Knowledge.Chunking;
using Chatbot.Knowledge.Enrichment;

namespace Chatbot.Knowledge.Ingestion.Spaces;

/// <summary>Everything that shapes the chunks and vectors of an index.</summary>
/// <param name="Vectors">The embedding model, and how chunks are cut into windows for it.</param>
/// <param name="Chunking">How documents are cut.</param>
/// <param name="Collections">What single collections do otherwise.</param>
internal sealed record Recipe(string Vectors, ChunkingOptions Chunking, SortedDictionary<string, CollectionOptions> Collections)
{
    /// <summary>What is found out about documents.</summary>
    public EnrichmentOptions? Enrichment { get; init; }

    /// <summary>Version of the code that cuts and embeds.</summary>
    public int Version { get; init; }
}
