using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Enrichment;

/// <summary>A document to be enriched. Not thread-safe: its sentences are cut at first use.</summary>
internal sealed class EnrichmentInput(
    string title,
    string text,
    IReadOnlyList<Chunk> chunks,
    EnrichmentOptions options,
    EnrichmentModel? model
)
{
    /// <summary>What statistics look at; more says no more about what a document is about.</summary>
    private const int LongestSample = 400_000;

    private IReadOnlyList<SampleSentence>? _sentences;

    public string Title => title;

    /// <summary>The start of the text, up to what is worth looking at.</summary>
    public string Text { get; } = text.Length <= LongestSample ? text : text[..LongestSample];

    public IReadOnlyList<Chunk> Chunks => chunks;

    public EnrichmentOptions Options => options;

    /// <summary>The language model with a meter, or null when there is none.</summary>
    public EnrichmentModel? Model => model;

    /// <summary>The sentences of <see cref="Text"/>.</summary>
    public IReadOnlyList<SampleSentence> Sentences => _sentences ??= SampleSentence.All(Text);
}
