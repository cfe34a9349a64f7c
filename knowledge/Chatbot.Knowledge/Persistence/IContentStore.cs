namespace Chatbot.Knowledge.Persistence;

/// <summary>Keeps the originals under their SHA-256, whole or not at all. Thread-safe.</summary>
internal interface IContentStore
{
    /// <summary>Copies a stream to a temporary file on disk, and names it by its hash; memory does not grow with the file.</summary>
    /// <exception cref="ContentTooLargeException">The content is larger than <paramref name="maxBytes"/>.</exception>
    Task<StagedContent> StageAsync(Stream content, long maxBytes, CancellationToken cancellationToken);

    /// <summary>Makes staged content permanent; content that is there already is kept.</summary>
    Task CommitAsync(StagedContent staged, CancellationToken cancellationToken);

    /// <summary>Opens an original for reading from its start to its end, with its length; the caller disposes the stream.</summary>
    /// <exception cref="FileNotFoundException">It is not there.</exception>
    Task<Stream> OpenAsync(string hash, CancellationToken cancellationToken);

    /// <summary>Removes an original; nothing happens when it is not there.</summary>
    Task RemoveAsync(string hash, CancellationToken cancellationToken);

    /// <summary>Removes what imports left behind that died before they were committed.</summary>
    void DiscardAbandoned(DateTimeOffset before);
}
