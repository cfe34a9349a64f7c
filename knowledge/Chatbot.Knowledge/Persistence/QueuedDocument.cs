namespace Chatbot.Knowledge.Persistence;

/// <summary>A document that waits or is in work.</summary>
internal sealed record QueuedDocument(DateTimeOffset ImportedAt, string FileName, long Bytes);
