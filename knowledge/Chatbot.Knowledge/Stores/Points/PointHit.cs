namespace Chatbot.Knowledge.Stores.Points;

/// <summary>A point that was found.</summary>
/// <param name="Document">Its document.</param>
/// <param name="Generation">Its writing.</param>
/// <param name="Ordinal">Place of its chunk.</param>
/// <param name="Content">The chunk as JSON; null for further windows.</param>
/// <param name="Score">Higher is better.</param>
internal sealed record PointHit(string Document, long Generation, int Ordinal, string? Content, double Score = 0);
