using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Chunking.Strategies;

/// <summary>Chunks of one size, cut between words wherever the limit falls; only tables and code stay whole.</summary>
internal sealed class FixedStrategy(ITokenCounter counter) : IChunkingStrategy
{
    public const string StrategyName = "fixed";

    public string Name => StrategyName;

    public Task<IReadOnlyList<ChunkRange>> CutAsync(CutRequest request, CancellationToken cancellationToken)
    {
        var chunks = new List<ChunkRange>();
        var cutter = new PieceCutter(request.Document, counter, request.Options.MaxTokens);
        var cuts = new TextCuts(request.Document.Text, counter);
        var running = new List<(Block Block, Section Section)>();
        foreach (var item in SectionTree.Of(request.Document, request.Title))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (item.Block.Kind is not (BlockKind.Table or BlockKind.Code))
            {
                running.Add(item);
                continue;
            }

            AddRunning();
            var packer = new PiecePacker(cuts, request.Options.MaxTokens, request.Options.OverlapTokens, keepSections: false);
            foreach (var piece in cutter.Cut(item.Block, item.Section))
                packer.Add(piece);
            chunks.AddRange(packer.Finish());
        }

        AddRunning();
        return Task.FromResult<IReadOnlyList<ChunkRange>>(chunks);

        void AddRunning()
        {
            chunks.AddRange(Windows(request, cuts, running, cancellationToken));
            running.Clear();
        }
    }

    private static IEnumerable<ChunkRange> Windows(
        CutRequest request,
        TextCuts cuts,
        List<(Block Block, Section Section)> blocks,
        CancellationToken cancellationToken
    )
    {
        if (blocks.Count == 0)
            yield break;
        var limit = blocks[^1].Block.End;
        var start = cuts.SkipBlank(blocks[0].Block.Start, limit);
        var covered = start;
        var first = 0;
        while (covered < limit)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var end = cuts.EndOf(start, limit, request.Options.MaxTokens);
            if (end <= covered)
            {
                // A long word after the overlap: without the overlap there is room for it.
                start = covered;
                continue;
            }

            while (blocks[first].Block.End <= start)
                first++;
            var own = first;
            while (own + 1 < blocks.Count && blocks[own].Block.Kind == BlockKind.Heading && blocks[own + 1].Block.Start < end)
                own++;
            var section = blocks[own].Block.Kind == BlockKind.Heading ? blocks[first].Section : blocks[own].Section;
            yield return new ChunkRange(new TextRange(start, cuts.TrimEnd(start, end)), section, blocks[first].Block.Page);
            covered = cuts.SkipBlank(end, limit);
            var overlap = request.Options.OverlapTokens == 0 ? end : cuts.StartOfLast(start, end, request.Options.OverlapTokens);
            start = overlap < end ? overlap : covered;
        }
    }
}
