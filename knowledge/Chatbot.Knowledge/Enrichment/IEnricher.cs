using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Enrichment;

/// <summary>Finds out one thing about a document. Thread-safe; what it finds replaces what an earlier run found.</summary>
internal interface IEnricher
{
    /// <summary>The name under which its cost is recorded.</summary>
    string Name { get; }

    /// <summary>Whether the settings want it.</summary>
    bool IsOn(EnrichmentOptions options);

    /// <summary>What was found so far and what this one finds.</summary>
    /// <exception cref="Exception">Anything: the document then goes on without it, with a warning.</exception>
    Task<DocumentEnrichment> EnrichAsync(EnrichmentInput input, DocumentEnrichment found, CancellationToken cancellationToken);
}
