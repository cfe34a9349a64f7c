namespace Chatbot.Knowledge.Ingestion;

/// <summary>A file that a folder import left out.</summary>
/// <param name="Path">Path relative to the folder, with slashes.</param>
/// <param name="Reason">Why, in plain words.</param>
public sealed record SkippedFile(string Path, string Reason);
