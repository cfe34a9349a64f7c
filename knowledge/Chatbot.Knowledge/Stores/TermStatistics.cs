namespace Chatbot.Knowledge.Stores;

/// <summary>How common words are among visible chunks.</summary>
/// <param name="Chunks">Number of visible chunks.</param>
/// <param name="Holding">For each word that was asked for, how many of them hold it.</param>
public sealed record TermStatistics(long Chunks, IReadOnlyList<long> Holding);
