namespace Chatbot.Knowledge.Documents;

/// <summary>What one enricher cost for one document.</summary>
/// <param name="Enricher">Its name.</param>
/// <param name="Milliseconds">Time.</param>
/// <param name="InputTokens">Tokens sent to a language model; 0 when none was used.</param>
/// <param name="OutputTokens">Tokens that it wrote.</param>
internal sealed record EnrichmentCost(string Enricher, double Milliseconds, long InputTokens, long OutputTokens);
