using Chatbot.Knowledge.Chunking;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Readers;
using Microsoft.Extensions.Options;

namespace Chatbot.Knowledge;

/// <summary>How a file would be read and cut, without importing it. Thread-safe.</summary>
public interface IChunkPreview
{
    /// <summary>The chunks of a file in order. The stream is read to its end and not disposed.</summary>
    /// <exception cref="OptionsValidationException">The options are not valid; the text says which, and what is allowed.</exception>
    /// <exception cref="DocumentReaderException">The file cannot be read; the text says why.</exception>
    Task<IReadOnlyList<Chunk>> CutAsync(
        Stream content,
        string fileName,
        ChunkingOptions options,
        CancellationToken cancellationToken = default
    );
}
