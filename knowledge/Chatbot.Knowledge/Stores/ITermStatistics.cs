namespace Chatbot.Knowledge.Stores;

/// <summary>
/// A store that tells how common words are among the chunks that a filter sees, and only among those: what others may see
/// must not show in anybody's ranking. A store without it is searched all the same; rarity is then estimated from what was
/// found. Thread-safe.
/// </summary>
public interface ITermStatistics
{
    /// <summary>
    /// How many visible chunks there are and how many of them hold each word; large numbers may be estimates. Null when it
    /// cannot tell.
    /// </summary>
    Task<TermStatistics?> CountAsync(
        IReadOnlyList<string> words,
        ChunkFilter filter,
        CancellationToken cancellationToken = default
    );
}
