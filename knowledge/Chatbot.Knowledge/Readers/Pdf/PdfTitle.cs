namespace Chatbot.Knowledge.Readers.Pdf;

/// <summary>Takes the title that a PDF file gives itself when a person wrote it. Pure.</summary>
internal static class PdfTitle
{
    private static readonly string[] FileEndings =
    [
        ".doc",
        ".docx",
        ".pdf",
        ".tex",
        ".dvi",
        ".indd",
        ".ppt",
        ".pptx",
        ".qxd",
        ".rtf",
        ".odt",
    ];

    /// <summary>The title, or null when it is what a program left there.</summary>
    public static string? Of(string? title)
    {
        var clean = title is null ? "" : ExtractedTextBuilder.Clean(title);
        var isLeftOver =
            clean.Length < 3
            || clean.StartsWith("Microsoft ", StringComparison.OrdinalIgnoreCase)
            || clean.Equals("untitled", StringComparison.OrdinalIgnoreCase)
            || FileEndings.Any(ending => clean.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
        return isLeftOver ? null : clean;
    }
}
