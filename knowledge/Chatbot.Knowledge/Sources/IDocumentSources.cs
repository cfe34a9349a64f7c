namespace Chatbot.Knowledge.Sources;

/// <summary>The sources that are configured. Thread-safe.</summary>
public interface IDocumentSources
{
    /// <summary>Their names, in order.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>Runs a source once.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="dryRun">Only looks, imports and removes nothing.</param>
    /// <param name="confirmRemovals">Removes even when much of the source is gone at once.</param>
    /// <param name="cancellationToken">Stops the run; what was done until then stays.</param>
    /// <exception cref="ArgumentException">There is no such source.</exception>
    /// <exception cref="InvalidOperationException">It is being run by somebody else.</exception>
    /// <exception cref="SourceUnavailableException">The source cannot be reached at all.</exception>
    Task<SourceReport> RunAsync(
        string name,
        bool dryRun = false,
        bool confirmRemovals = false,
        CancellationToken cancellationToken = default
    );
}
