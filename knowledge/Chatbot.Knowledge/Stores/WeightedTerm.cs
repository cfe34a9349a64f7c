namespace Chatbot.Knowledge.Stores;

/// <summary>A word with its weight in a search by words.</summary>
/// <param name="Word">One word, as a person would write it.</param>
/// <param name="Weight">Above 0, at most 1; the words of the question count 1.</param>
public sealed record WeightedTerm(string Word, double Weight);
