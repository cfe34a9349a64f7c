namespace Chatbot.Knowledge.KernelMemory.Wire;

/// <summary>Answer to <c>POST /upload</c>.</summary>
internal sealed record UploadAccepted(string Index, string DocumentId, string Message);
