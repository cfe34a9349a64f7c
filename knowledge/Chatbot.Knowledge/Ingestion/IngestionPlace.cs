namespace Chatbot.Knowledge.Ingestion;

/// <summary>Where documents are worked off.</summary>
/// <param name="IsGrains">By grains of the silo in this process, instead of a loop of its own.</param>
/// <param name="IsCluster">The silo is one of a cluster.</param>
internal sealed record IngestionPlace(bool IsGrains, bool IsCluster);
