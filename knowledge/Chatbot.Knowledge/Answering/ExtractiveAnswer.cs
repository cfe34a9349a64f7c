using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Answering;

/// <summary>An answer made of quoted sentences.</summary>
/// <param name="Text">The sentences, each followed by its mark <c>[n]</c>; empty when nothing was found.</param>
/// <param name="Found">False when the passages hold no answer.</param>
/// <param name="Citations">The passages quoted; the n-th is mark <c>[n]</c>, in order of first use.</param>
public sealed record ExtractiveAnswer(string Text, bool Found, IReadOnlyList<Passage> Citations)
{
    /// <summary>The passages hold no answer.</summary>
    public static ExtractiveAnswer NotFound { get; } = new(string.Empty, false, []) { Confidence = 0 };

    /// <summary>How sure it is that the passages hold the answer, 0..1, also when it was not given.</summary>
    public double Confidence { get; init; }

    /// <summary>Where another document contradicts the answer; the text shows both sides.</summary>
    public AnswerConflict? Conflict { get; init; }
}
