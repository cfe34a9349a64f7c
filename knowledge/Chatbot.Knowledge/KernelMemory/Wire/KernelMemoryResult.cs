namespace Chatbot.Knowledge.KernelMemory.Wire;

/// <summary>Answer to <c>POST /search</c>.</summary>
internal sealed record KernelMemoryResult(string Query, bool NoResult, IReadOnlyList<KernelMemoryCitation> Results);
