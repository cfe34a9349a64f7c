namespace Chatbot.Knowledge.Documents;

/// <summary>The original of a document, opened for reading. Dispose it.</summary>
/// <param name="Content">The bytes, from the beginning.</param>
/// <param name="FileName">File name with extension.</param>
/// <param name="MediaType">Media type that the importer gave, or null.</param>
/// <param name="Bytes">Size of the content.</param>
/// <param name="ImportedAt">When the document was handed in last.</param>
public sealed record OriginalFile(Stream Content, string FileName, string? MediaType, long Bytes, DateTimeOffset ImportedAt)
    : IAsyncDisposable
{
    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
