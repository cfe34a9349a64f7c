using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Enrichment.Enrichers;

/// <summary>
/// Sums a document up: by the language model when there is one, else by the sentences that have most in common with the rest
/// (TextRank).
/// </summary>
internal sealed class SummaryEnricher : IEnricher
{
    private const int ModelCharacters = 12_000;
    private const int LongestSummary = 1_500;

    public string Name => "summary";

    public bool IsOn(EnrichmentOptions options) => options.Summary;

    public async Task<DocumentEnrichment> EnrichAsync(
        EnrichmentInput input,
        DocumentEnrichment found,
        CancellationToken cancellationToken
    )
    {
        var extracted = ExtractiveSummary.Of(input.Text, input.Sentences, found.Language);
        if (input.Model is not { } model || !input.Options.SummaryByModel || extracted is null)
            return found with { Summary = extracted };
        try
        {
            var text = input.Text.Length <= ModelCharacters ? input.Text : input.Text[..ModelCharacters];
            var summary = await model.AskAsync(
                "Sum up the text in at most three sentences, in its own language, with its most important facts.",
                $"{input.Title}\n\n{text}",
                cancellationToken
            );
            if (summary.Length is 0 or > LongestSummary)
                throw new InvalidOperationException(
                    $"The language model wrote {summary.Length} characters; its summary is not used."
                );
            return found with { Summary = summary };
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            var warning = $"{Name}: {exception.Message} Sentences of the document were chosen instead.";
            return found with { Summary = extracted, Warnings = [.. found.Warnings, warning] };
        }
    }
}
