namespace Chatbot.Knowledge.Persistence;

/// <summary>
/// Locks that all processes on the same records share. The system frees them when a process dies. Thread-safe.
/// </summary>
internal interface INamedLocks
{
    /// <summary>Waits for a lock; dispose the result to let the next one in. Not re-entrant.</summary>
    /// <param name="name">Lower-case letters, digits and dashes.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<IAsyncDisposable> EnterAsync(string name, CancellationToken cancellationToken);

    /// <summary>Takes a lock if that is possible at once, else null.</summary>
    /// <param name="name">Lower-case letters, digits and dashes.</param>
    /// <param name="isShared">Whether others may hold it too, as long as all of them share it.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    Task<IAsyncDisposable?> TryEnterAsync(string name, bool isShared, CancellationToken cancellationToken);
}
