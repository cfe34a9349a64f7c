namespace Chatbot.Knowledge.Stores.Points;

/// <summary>
/// Says which writing of a document counts. Engines without transactions get all points of a new writing first, then the
/// head in one step, and lose the old points last.
/// </summary>
/// <param name="Id">Made from tenant and document.</param>
/// <param name="Tenant">Its tenant.</param>
/// <param name="Document">The document.</param>
/// <param name="Generation">The writing that counts.</param>
/// <param name="LastOrdinal">Place of its last chunk.</param>
internal sealed record DocumentHead(string Id, string Tenant, string Document, long Generation, int LastOrdinal);
