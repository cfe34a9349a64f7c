namespace Chatbot.Knowledge.KernelMemory.Wire;

/// <summary>Answer to <c>GET /indexes</c>.</summary>
internal sealed record IndexCollection(IReadOnlyList<IndexDetails> Results);
