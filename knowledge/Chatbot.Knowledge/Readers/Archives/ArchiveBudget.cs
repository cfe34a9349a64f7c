namespace Chatbot.Knowledge.Readers.Archives;

/// <summary>What an archive and all archives in it may unpack to, together.</summary>
internal sealed class ArchiveBudget(ReaderLimits limits)
{
    private const long RatioFrom = 10_000_000;
    private long _bytes;
    private int _files;

    /// <summary>Counts a member.</summary>
    public void CountFile()
    {
        if (++_files > limits.MaxNestedFiles)
            throw new DocumentReaderException(
                $"The archive holds more than {limits.MaxNestedFiles:N0} files, which is not safe to unpack."
            );
    }

    /// <summary>Counts unpacked bytes of a member.</summary>
    /// <param name="bytes">How many came now.</param>
    /// <param name="memberBytes">How many came of this member so far.</param>
    /// <param name="packedBytes">Its packed size, or null when the archive does not tell.</param>
    public void Charge(int bytes, long memberBytes, long? packedBytes)
    {
        _bytes += bytes;
        if (_bytes > limits.MaxArchiveBytes)
            throw new DocumentReaderException(
                $"The archive unpacks to more than {limits.MaxArchiveBytes / 1_000_000.0:0.#} MB, which is not safe to unpack."
            );
        if (memberBytes > RatioFrom && packedBytes is { } packed && memberBytes / Math.Max(1, packed) > limits.MaxExpansionRatio)
            throw new DocumentReaderException(
                $"A file in the archive unpacks to more than {limits.MaxExpansionRatio} times its size, which is not safe to unpack."
            );
    }
}
