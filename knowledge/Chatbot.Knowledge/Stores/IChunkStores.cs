namespace Chatbot.Knowledge.Stores;

/// <summary>
/// The stores of one engine. A space is a whole index of its own: re-indexing fills a new space beside the one that is
/// searched, then the new one takes over and the old one is dropped. Thread-safe.
/// </summary>
public interface IChunkStores
{
    /// <summary>The store of a space, made on first use. The same name gives the same instance; the caller does not dispose it.</summary>
    /// <param name="space">Lower-case letters and digits, at most 20.</param>
    IChunkStore Open(string space);

    /// <summary>Removes a space with everything in it; nothing happens when it is not there.</summary>
    Task DropAsync(string space, CancellationToken cancellationToken = default);
}
