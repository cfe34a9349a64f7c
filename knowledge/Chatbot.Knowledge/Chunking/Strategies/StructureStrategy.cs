namespace Chatbot.Knowledge.Chunking.Strategies;

/// <summary>
/// Along the structure: headings open sections, sentences and list items are packed up to the limit, tables and code stay
/// whole, and no chunk crosses a top-level section.
/// </summary>
internal sealed class StructureStrategy(ITokenCounter counter) : IChunkingStrategy
{
    public const string StrategyName = "structure";

    public string Name => StrategyName;

    public Task<IReadOnlyList<ChunkRange>> CutAsync(CutRequest request, CancellationToken cancellationToken)
    {
        var (document, options) = (request.Document, request.Options);
        var cuts = new TextCuts(document.Text, counter);
        var packer = new PiecePacker(cuts, options.MaxTokens, options.OverlapTokens, keepSections: true);
        foreach (var piece in new PieceCutter(document, counter, options.MaxTokens).CutAll(request.Title))
        {
            cancellationToken.ThrowIfCancellationRequested();
            packer.Add(piece);
        }

        return Task.FromResult(packer.Finish());
    }
}
