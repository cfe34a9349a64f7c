using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Readers;

/// <summary>Text and structure of a file, without importing it. Thread-safe.</summary>
public interface IDocumentExtractor
{
    /// <summary>Name of the format that the content or else the name tells ("PDF document"), or null when nothing reads it.</summary>
    string? FormatOf(string fileName, string? mediaType, ReadOnlySpan<byte> content);

    /// <summary>
    /// Reads the stream to its end (without disposing it) and extracts its text. A reader that does not come back in
    /// time is abandoned on its background thread.
    /// </summary>
    /// <exception cref="DocumentReaderException">The file cannot be read, with the reason for its owner.</exception>
    Task<ExtractedDocument> ReadAsync(
        Stream content,
        string fileName,
        string? mediaType,
        CancellationToken cancellationToken = default
    );
}
