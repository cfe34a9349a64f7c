namespace Chatbot.Knowledge.Chunking.Strategies;

/// <summary>
/// The largest units that fit: what is too large is cut at the highest headings, then at blocks, at lines and at sentences;
/// small neighbours are put together again.
/// </summary>
internal sealed class RecursiveStrategy(ITokenCounter counter) : IChunkingStrategy
{
    public const string StrategyName = "recursive";

    public string Name => StrategyName;

    public Task<IReadOnlyList<ChunkRange>> CutAsync(CutRequest request, CancellationToken cancellationToken)
    {
        var (document, options) = (request.Document, request.Options);
        var pieces = new PieceCutter(document, counter, options.MaxTokens).CutAll(request.Title).ToList();
        var tree = new RecursiveCut(document.Text, counter, pieces, options, cancellationToken);
        return Task.FromResult<IReadOnlyList<ChunkRange>>(tree.ToChunks());
    }
}
