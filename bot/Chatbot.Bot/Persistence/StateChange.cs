namespace Chatbot.Bot.Persistence;

/// <summary>A new text of a state document.</summary>
/// <param name="Key">Key of the document.</param>
/// <param name="Document">The new JSON, or null to remove it.</param>
/// <param name="Version">The version it was read at; 0 = it did not exist.</param>
internal sealed record StateChange(string Key, string? Document, long Version);
