using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Stores;

/// <summary>What a search may see at all; every store applies it inside its query, before ranking.</summary>
/// <param name="Tenant">Only this tenant's chunks.</param>
/// <param name="Audience">Only chunks that every reader may see.</param>
/// <param name="Tags">Every tag named must have one of its values.</param>
public sealed record ChunkFilter(string Tenant, Audience Audience, IReadOnlyDictionary<string, IReadOnlyList<string>> Tags);
