namespace Chatbot.Knowledge.Documents;

/// <summary>A sentence of an answer, held against the passages that it cites.</summary>
/// <param name="Text">The sentence, without citation marks.</param>
/// <param name="IsSupported">Whether a passage says it.</param>
/// <param name="Score">How much of it a passage says, 0..1.</param>
/// <param name="Reason">Why it is not supported, in plain English; null when it is.</param>
public sealed record AnswerSentence(string Text, bool IsSupported, double Score, string? Reason);
