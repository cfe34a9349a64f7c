using Chatbot.Knowledge.Stores;

namespace Chatbot.Knowledge.Search;

/// <summary>A question as it is looked for.</summary>
internal sealed record UnderstoodQuery
{
    /// <summary>The words to look for.</summary>
    public required string Text { get; init; }

    /// <summary>The texts whose vectors are looked for; at least one.</summary>
    public required IReadOnlyList<string> Meanings { get; init; }

    /// <summary>Words besides, with less weight.</summary>
    public IReadOnlyList<WeightedTerm> Expansion { get; init; } = [];

    /// <summary>Filters that the words name.</summary>
    public IReadOnlyList<TextFilter> Filters { get; init; } = [];
}
