using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Readers;

/// <summary>
/// Files inside a file: attachments of an e-mail, members of a package. A file and all that it holds share one budget of
/// unpacked bytes and one count of files, however deep they lie. Not thread-safe: one reader reads one file.
/// </summary>
internal sealed class NestedFiles
{
    private readonly DocumentReaders? _catalogue;
    private readonly ReaderLimits _limits;
    private readonly Budget _budget;
    private readonly int _depth;

    /// <summary>The nesting of a file that lies in no other.</summary>
    public NestedFiles(DocumentReaders? catalogue, ReaderLimits limits)
        : this(catalogue, limits, new Budget(), depth: 0) { }

    private NestedFiles(DocumentReaders? catalogue, ReaderLimits limits, Budget budget, int depth)
    {
        _catalogue = catalogue;
        _limits = limits;
        _budget = budget;
        _depth = depth;
    }

    /// <summary>How many files this one lies in; 0 for a file of its own.</summary>
    public int Depth => _depth;

    /// <summary>Counts bytes that were unpacked from the file.</summary>
    /// <exception cref="DocumentReaderException">The file and all that it holds unpack to more than the limit.</exception>
    public void Charge(long unpackedBytes)
    {
        _budget.Bytes += unpackedBytes;
        if (_budget.Bytes > _limits.MaxExpandedBytes)
            throw TooLarge();
    }

    /// <summary>
    /// Throws when the budget of the file is spent. A reader that goes on after one file inside could not be read asks this,
    /// so that a bomb ends the whole file.
    /// </summary>
    public void ThrowIfSpent()
    {
        if (_budget.Bytes > _limits.MaxExpandedBytes)
            throw TooLarge();
        if (_budget.Files > _limits.MaxNestedFiles)
            throw TooMany();
    }

    /// <summary>Reads a file inside this one, on the same thread.</summary>
    /// <exception cref="DocumentReaderException">It cannot be read, with the reason for the owner.</exception>
    public ExtractedDocument Read(
        ReadOnlyMemory<byte> content,
        string fileName,
        string? mediaType,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        Charge(content.Length);
        if (++_budget.Files > _limits.MaxNestedFiles)
            throw TooMany();
        if (_depth >= _limits.MaxNestedDepth)
            throw new DocumentReaderException($"It lies more than {_limits.MaxNestedDepth} files deep, which is not followed.");
        if (_catalogue is null)
            throw new DocumentReaderException("Files inside it are not read here.");
        var inside = new NestedFiles(_catalogue, _limits, _budget, _depth + 1);
        return _catalogue.ReadNested(
            new ReaderInput(content, fileName, mediaType, _limits.Within(_limits.MaxExpandedBytes - _budget.Bytes))
            {
                Nested = inside,
            },
            cancellationToken
        );
    }

    private DocumentReaderException TooLarge() =>
        new(
            $"The file unpacks to more than {_limits.MaxExpandedBytes / 1_000_000.0:0.#} MB, counting the files inside it, which is not safe to read."
        );

    private DocumentReaderException TooMany() =>
        new($"The file holds more than {_limits.MaxNestedFiles:N0} other files, which is not safe to read.");

    private sealed class Budget
    {
        public long Bytes { get; set; }

        public int Files { get; set; }
    }
}
