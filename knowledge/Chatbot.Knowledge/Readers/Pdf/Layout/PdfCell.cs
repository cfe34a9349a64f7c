using Chatbot.Knowledge.Readers.Sheets;

namespace Chatbot.Knowledge.Readers.Pdf.Layout;

/// <summary>A cell of a table on a page. Pure.</summary>
internal static class PdfCell
{
    public static SheetCell Of(int column, string text) => new(column, text, Columns.IsNumber(text));
}
