namespace Chatbot.Knowledge.Sources;

/// <summary>A place that documents are pulled from.</summary>
internal interface IDocumentSource
{
    /// <summary>
    /// Looks through the place, once. What is neither told nor failed is taken to be gone, unless the scan says that it
    /// did not see everything.
    /// </summary>
    /// <param name="known">What earlier runs recorded, by key.</param>
    /// <param name="cancellationToken">Stops the scan.</param>
    /// <exception cref="SourceUnavailableException">The place cannot be reached at all; nothing is gone.</exception>
    IAsyncEnumerable<SourceFinding> ScanAsync(
        IReadOnlyDictionary<string, SourceRecord> known,
        CancellationToken cancellationToken
    );

    /// <summary>Returns when the place says that something changed; a place that never says so waits for its cancellation.</summary>
    Task WaitForChangeAsync(CancellationToken cancellationToken);
}
