namespace Chatbot.Knowledge.Stores.Sqlite;

/// <summary>Chunks removed since a place in the log of removals.</summary>
/// <param name="Chunks">Row ids of the removed chunks.</param>
/// <param name="Last">The place after them.</param>
/// <param name="Truncated">True when entries after the asked place are no longer kept.</param>
internal sealed record RemovalLog(IReadOnlySet<long> Chunks, long Last, bool Truncated);
