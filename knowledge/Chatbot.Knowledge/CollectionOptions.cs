using Chatbot.Knowledge.Chunking;
using Microsoft.Extensions.Options;

namespace Chatbot.Knowledge;

/// <summary>What one collection does otherwise than the rest; a part that is absent is as everywhere.</summary>
public sealed class CollectionOptions
{
    /// <summary>How its documents are cut; what is null is as in <see cref="KnowledgeOptions.Chunking"/>.</summary>
    [ValidateObjectMembers]
    public CollectionChunkingOptions Chunking { get; set; } = new();
}
