using Chatbot.Knowledge.Documents;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Chatbot.Knowledge.Enrichment;

/// <summary>
/// Runs the enrichers that the settings of a collection want, one after another. One that fails makes a warning, not a failed
/// document. Thread-safe.
/// </summary>
internal sealed partial class DocumentEnricher(
    IEnumerable<IEnricher> enrichers,
    KnowledgeOptions settings,
    TimeProvider timeProvider,
    ILogger<DocumentEnricher> logger,
    [FromKeyedServices(DocumentEnricher.ModelKey)] IChatClient? model = null
)
{
    /// <summary>Key of the optional language model of the knowledge module.</summary>
    public const string ModelKey = "knowledge";

    /// <summary>Everything that is found; the same text and settings give the same, as far as no language model is used.</summary>
    public async Task<DocumentEnrichment> EnrichAsync(
        string title,
        string text,
        IReadOnlyList<Chunk> chunks,
        string collection,
        CancellationToken cancellationToken
    )
    {
        var options = settings.EnrichmentOf(collection);
        var meter = model is null ? null : new EnrichmentModel(model, options.ModelTimeout, timeProvider);
        var input = new EnrichmentInput(title, text, chunks, options, meter);
        var found = new DocumentEnrichment { Language = LanguageOf(chunks) };
        foreach (var enricher in enrichers.Where(enricher => enricher.IsOn(options)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var started = timeProvider.GetTimestamp();
            var (sent, written) = (meter?.InputTokens ?? 0, meter?.OutputTokens ?? 0);
            try
            {
                found = await enricher.EnrichAsync(input, found, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                throw;
            }
            catch (Exception exception)
            {
                LogFailed(enricher.Name, exception);
                found = found with { Warnings = [.. found.Warnings, $"{enricher.Name}: {exception.Message}"] };
            }

            var cost = new EnrichmentCost(
                enricher.Name,
                Math.Round(timeProvider.GetElapsedTime(started).TotalMilliseconds, 2),
                (meter?.InputTokens ?? 0) - sent,
                (meter?.OutputTokens ?? 0) - written
            );
            found = found with { Costs = [.. found.Costs, cost] };
        }

        return found;
    }

    /// <summary>The language of most of the text.</summary>
    private static string? LanguageOf(IReadOnlyList<Chunk> chunks) =>
        chunks
            .Where(chunk => chunk.Language is not null)
            .GroupBy(chunk => chunk.Language, StringComparer.Ordinal)
            .OrderByDescending(group => group.Sum(chunk => (long)chunk.Text.Length))
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .FirstOrDefault()
            ?.Key;

    [LoggerMessage(2051, LogLevel.Warning, "Enricher {Enricher} failed; the document goes on without it.")]
    private partial void LogFailed(string enricher, Exception exception);
}
