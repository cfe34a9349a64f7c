using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Readers;

/// <summary>
/// Reads one file format. Runs on a thread of its own with a deadline (<see cref="DocumentReaders"/>), so it is plain
/// synchronous code that looks at its token in every loop. Thread-safe.
/// </summary>
internal interface IDocumentReader
{
    /// <summary>Name of the format for people ("PDF document").</summary>
    string Format { get; }

    /// <summary>Media types it reads, lower case.</summary>
    IReadOnlyList<string> MediaTypes { get; }

    /// <summary>File name extensions it reads, lower case, with the dot.</summary>
    IReadOnlyList<string> Extensions { get; }

    /// <summary>The text and structure of the file.</summary>
    /// <exception cref="DocumentReaderException">The file cannot be read, with the reason for its owner.</exception>
    ExtractedDocument Read(ReaderInput input, CancellationToken cancellationToken);
}
