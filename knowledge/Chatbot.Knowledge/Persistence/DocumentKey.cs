namespace Chatbot.Knowledge.Persistence;

/// <summary>Names a document.</summary>
/// <param name="Tenant">The owning tenant.</param>
/// <param name="DocumentId">Its id within the tenant.</param>
internal sealed record DocumentKey(string Tenant, string DocumentId);
