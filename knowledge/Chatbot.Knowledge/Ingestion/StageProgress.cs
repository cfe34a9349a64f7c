namespace Chatbot.Knowledge.Ingestion;

/// <summary>How far a stage is.</summary>
/// <param name="Done">Pages or chunks that are done.</param>
/// <param name="Total">Of how many, or null when that is not known.</param>
internal sealed record StageProgress(int Done, int? Total);
