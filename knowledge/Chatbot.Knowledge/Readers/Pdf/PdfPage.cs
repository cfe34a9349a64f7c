namespace Chatbot.Knowledge.Readers.Pdf;

/// <summary>A page as blocks in reading order.</summary>
/// <param name="Number">1-based.</param>
/// <param name="Height">In points.</param>
/// <param name="Blocks">Blocks in reading order.</param>
internal sealed record PdfPage(int Number, double Height, IReadOnlyList<PdfBlock> Blocks)
{
    /// <summary>Comments that were put on the page.</summary>
    public IReadOnlyList<string> Comments { get; init; } = [];
}
