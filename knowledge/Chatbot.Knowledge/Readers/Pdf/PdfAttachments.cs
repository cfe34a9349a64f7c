using System.Text;
using UglyToad.PdfPig;

namespace Chatbot.Knowledge.Readers.Pdf;

/// <summary>Files inside a PDF file: all are named, and those of plain text are read.</summary>
internal static class PdfAttachments
{
    private const int MaxFiles = 50;
    private const int MaxTextBytes = 1_000_000;
    private static readonly string[] Texts = [".txt", ".md", ".csv", ".tsv", ".json", ".xml", ".log", ".yaml", ".yml"];
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Names of the attached files, each with its text or null.</summary>
    public static List<(string Name, string? Text)> Of(PdfDocument pdf)
    {
        var files = new List<(string, string?)>();
        try
        {
            if (pdf.Advanced.TryGetEmbeddedFiles(out var embedded))
                files.AddRange(
                    embedded.Take(MaxFiles).Select(file => (Path.GetFileName(file.Name), TextOf(file.Name, file.Memory)))
                );
        }
        catch (Exception exception) when (exception is not (DocumentReaderException or OperationCanceledException))
        {
            // The document is read without what is attached to it.
            return files;
        }

        return files;
    }

    private static string? TextOf(string name, ReadOnlyMemory<byte> content)
    {
        if (content.Length is 0 or > MaxTextBytes || !Texts.Contains(Path.GetExtension(name).ToLowerInvariant()))
            return null;
        try
        {
            return Strict.GetString(content.Span);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
