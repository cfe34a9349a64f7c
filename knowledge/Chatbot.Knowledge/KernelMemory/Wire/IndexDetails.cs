namespace Chatbot.Knowledge.KernelMemory.Wire;

/// <summary>An index.</summary>
internal sealed record IndexDetails(string Name);
