namespace Chatbot.Knowledge.Documents;

/// <summary>One step of a streamed answer.</summary>
public abstract record AnswerUpdate
{
    private protected AnswerUpdate() { }

    /// <summary>A piece of text to append.</summary>
    /// <param name="Text">The piece.</param>
    public sealed record Delta(string Text) : AnswerUpdate;

    /// <summary>The whole answer; always last.</summary>
    /// <param name="Text">The whole text with citation marks <c>[1]</c>, <c>[2]</c>.</param>
    /// <param name="Found">False when the documents hold no answer; then <paramref name="Citations"/> is empty.</param>
    /// <param name="Citations">The passages cited; the n-th is mark <c>[n]</c>.</param>
    public sealed record Final(string Text, bool Found, IReadOnlyList<Passage> Citations) : AnswerUpdate
    {
        /// <summary>How sure it is that the documents hold the answer, 0..1, also when refused; null when nobody measured it.</summary>
        public double? Confidence { get; init; }

        /// <summary>The sentences of the answer, each held against its sources; empty when nobody checked them.</summary>
        public IReadOnlyList<AnswerSentence> Sentences { get; init; } = [];

        /// <summary>Where the sources contradict each other; the answer then shows both sides.</summary>
        public IReadOnlyList<AnswerConflict> Conflicts { get; init; } = [];

        /// <summary>When there is no answer: the nearest topics that the audience may read, best first.</summary>
        public IReadOnlyList<string> Topics { get; init; } = [];
    }
}
