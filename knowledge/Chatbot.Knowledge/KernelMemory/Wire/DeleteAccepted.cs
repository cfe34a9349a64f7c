namespace Chatbot.Knowledge.KernelMemory.Wire;

/// <summary>Answer to a deletion of a document or of an index.</summary>
internal sealed record DeleteAccepted(string Index, string DocumentId, string Message);
