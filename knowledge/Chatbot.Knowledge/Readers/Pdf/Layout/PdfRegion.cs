namespace Chatbot.Knowledge.Readers.Pdf.Layout;

/// <summary>A part of a page: one column of text, or a table.</summary>
/// <param name="Pieces">What it is made of.</param>
/// <param name="Table">The table, or null for text.</param>
internal sealed record PdfRegion(IReadOnlyList<PdfPiece> Pieces, PdfTable? Table);
