namespace Chatbot.Knowledge.Search;

/// <summary>Candidates in their order.</summary>
/// <param name="Ranked">Best first.</param>
/// <param name="Agreement">How far the encoder agreed with the words, 0 to 1; null when it had no part.</param>
internal sealed record CandidateOrder(IReadOnlyList<Candidate> Ranked, double? Agreement);
