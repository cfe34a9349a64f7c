using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Chunking;

/// <summary>
/// Cuts a document into chunks along its structure: headings open sections, sentences and list items are packed up to the
/// limit, tables and code stay whole, and no chunk crosses a top-level section. Pure and thread-safe.
/// </summary>
internal sealed class Partitioner(ITokenCounter counter, ChunkingOptions options)
{
    /// <summary>The chunks of a document in order; every non-blank character of it is in at least one.</summary>
    public IReadOnlyList<Chunk> Partition(ExtractedDocument document, ChunkLabels labels)
    {
        var cutter = new PieceCutter(document, counter, options.MaxTokens);
        var packer = new ChunkPacker(document, counter, options, labels);
        foreach (var (block, section) in SectionTree.Of(document, labels.Title))
        {
            foreach (var piece in cutter.Cut(block, section))
                packer.Add(piece);
        }

        return packer.Finish();
    }
}
