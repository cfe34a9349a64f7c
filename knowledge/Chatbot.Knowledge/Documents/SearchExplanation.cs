namespace Chatbot.Knowledge.Documents;

/// <summary>How a search came to its result. It names only what the audience may see.</summary>
public sealed record SearchExplanation
{
    /// <summary>The words that were looked for, after follow-ups were resolved.</summary>
    public required string Text { get; init; }

    /// <summary>The texts whose vectors were looked for.</summary>
    public required IReadOnlyList<string> Meanings { get; init; }

    /// <summary>Words that were added with less weight.</summary>
    public required IReadOnlyList<string> Expansion { get; init; }

    /// <summary>Filters that the words name, as <c>tag=value</c>.</summary>
    public required IReadOnlyList<string> Filters { get; init; }

    /// <summary>How far the encoder agreed with the words, 0 to 1; its weight is the square. Null when it had no part.</summary>
    public double? EncoderAgreement { get; init; }

    /// <summary>All candidates in their final order, those that were cut too.</summary>
    public required IReadOnlyList<HitExplanation> Hits { get; init; }
}
