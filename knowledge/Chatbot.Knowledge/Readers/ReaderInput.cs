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
}
