using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Chunking.Strategies;

/// <summary>
/// Small chunks to search, each with the larger piece around it to read and cite. Parents are cut along the structure and do
/// not overlap; every child lies within its parent. A chunk that is all of its parent has none.
/// </summary>
internal sealed class ParentChildStrategy(ITokenCounter counter) : IChunkingStrategy
{
    public const string StrategyName = "parent-child";
    private readonly StructureStrategy _parents = new(counter);

    public string Name => StrategyName;

    public async Task<IReadOnlyList<ChunkRange>> CutAsync(CutRequest request, CancellationToken cancellationToken)
    {
        var (document, options) = (request.Document, request.Options);
        var large = new ChunkingOptions { MaxTokens = Math.Max(options.ParentTokens, options.MaxTokens), OverlapTokens = 0 };
        var parents = await _parents.CutAsync(request with { Options = large }, cancellationToken);
        var cuts = new TextCuts(document.Text, counter);
        var cutter = new PieceCutter(document, counter, options.MaxTokens);
        var blocks = SectionTree.Of(document, request.Title).ToList();
        var chunks = new List<ChunkRange>();
        var first = 0;
        foreach (var parent in parents)
        {
            cancellationToken.ThrowIfCancellationRequested();
            while (blocks[first].Block.End <= parent.Range.Start)
                first++;
            var packer = new PiecePacker(cuts, options.MaxTokens, options.OverlapTokens, keepSections: false);
            for (var i = first; i < blocks.Count && blocks[i].Block.Start < parent.Range.End; i++)
            {
                var (block, section) = blocks[i];
                var own = Within(block, parent.Range);
                foreach (var piece in cutter.Cut(own, section, HeaderAbove(block, parent.Range), isPart: own != block))
                    packer.Add(piece);
            }

            chunks.AddRange(packer.Finish().Select(child => IsAll(child, parent) ? child : child with { Parent = parent }));
        }

        return chunks;
    }

    private static bool IsAll(ChunkRange child, ChunkRange parent) =>
        child.Range == parent.Range && child.Header == parent.Header;

    /// <summary>The part of a block that lies in a range.</summary>
    private static Block Within(Block block, TextRange range) =>
        block.Start >= range.Start && block.End <= range.End
            ? block
            : block with
            {
                Start = Math.Max(block.Start, range.Start),
                End = Math.Min(block.End, range.End),
                Rows = [.. block.Rows.Where(row => row.Start >= range.Start && row.End <= range.End)],
                HasHeader = block.HasHeader && block.Rows[0].Start >= range.Start && block.Rows[0].End <= range.End,
            };

    private static TextRange? HeaderAbove(Block block, TextRange range) =>
        block.HasHeader && range.Start > block.Rows[0].Start ? block.Rows[0] : null;
}
