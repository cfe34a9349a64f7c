namespace Chatbot.Knowledge.Stores.Points;

/// <summary>A chunk in one writing of its document.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Document">The document.</param>
/// <param name="Generation">Counts the writings of the document; searches see only the one that its head names.</param>
/// <param name="Ordinal">Place of the chunk.</param>
internal sealed record PointKey(string Tenant, string Document, long Generation, int Ordinal);
