using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Readers;

/// <summary>A file for a reader: all of its bytes, within the size limit.</summary>
/// <param name="Content">The bytes.</param>
/// <param name="FileName">File name with extension.</param>
/// <param name="MediaType">Media type as told by the importer, or null.</param>
/// <param name="Limits">How much the file may cost.</param>
internal sealed record ReaderInput(ReadOnlyMemory<byte> Content, string FileName, string? MediaType, ReaderLimits Limits)
{
    /// <summary>Told how many pages (or sheets, slides) are read, and of how many where that is known.</summary>
    public Action<int, int?> Progress { get; init; } = static (_, _) => { };

    /// <summary>
    /// The way to files inside this one, and the budget that a file shares with everything inside it. Without a catalogue no
    /// file inside can be read.
    /// </summary>
    public NestedFiles Nested { get; init; } = new(catalogue: null, Limits);

    /// <summary>Reads a file inside this one through the same catalogue, within what is left of the limits.</summary>
    /// <exception cref="DocumentReaderException">It cannot be read, with the reason for the owner.</exception>
    public ExtractedDocument ReadNested(
        ReadOnlyMemory<byte> content,
        string fileName,
        string? mediaType,
        CancellationToken cancellationToken
    ) => Nested.Read(content, fileName, mediaType, cancellationToken);
}
