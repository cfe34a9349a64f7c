namespace Chatbot.Fuzzing;

/// <summary>A file to start from.</summary>
/// <param name="Name">File name; its extension is what the reader is told.</param>
/// <param name="Content">Its bytes.</param>
public sealed record Seed(string Name, byte[] Content);
