namespace Chatbot.Knowledge.Chunking.Strategies;

/// <summary>Whole sentences up to the limit, whatever the headings are; tables and code stay whole.</summary>
internal sealed class SentenceStrategy(ITokenCounter counter) : IChunkingStrategy
{
    public const string StrategyName = "sentence";

    public string Name => StrategyName;

    public Task<IReadOnlyList<ChunkRange>> CutAsync(CutRequest request, CancellationToken cancellationToken)
    {
        var (document, options) = (request.Document, request.Options);
        var cuts = new TextCuts(document.Text, counter);
        var packer = new PiecePacker(cuts, options.MaxTokens, options.OverlapTokens, keepSections: false);
        foreach (var piece in new PieceCutter(document, counter, options.MaxTokens).CutAll(request.Title))
        {
            cancellationToken.ThrowIfCancellationRequested();
            packer.Add(piece);
        }

        return Task.FromResult(packer.Finish());
    }
}
