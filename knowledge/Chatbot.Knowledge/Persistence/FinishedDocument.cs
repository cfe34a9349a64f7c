namespace Chatbot.Knowledge.Persistence;

/// <summary>What a finished document cost.</summary>
internal sealed record FinishedDocument(string FileName, long Bytes, int Chunks, string Timings);
