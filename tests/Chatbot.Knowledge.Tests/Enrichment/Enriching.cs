using Chatbot.Knowledge.Chunking;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Enrichment;
using Chatbot.Knowledge.Enrichment.Enrichers;
using Chatbot.Knowledge.Tests.Chunking;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;

namespace Chatbot.Knowledge.Tests.Enrichment;

/// <summary>Enriches texts as the pipeline does.</summary>
internal static class Enriching
{
    public static Task<DocumentEnrichment> OfAsync(
        string text,
        KnowledgeOptions? options = null,
        IChatClient? model = null,
        IReadOnlyList<IEnricher>? enrichers = null,
        string title = "Document",
        string collection = Collections.Default
    )
    {
        var builder = Cutting.Builder();
        foreach (var paragraph in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
            builder.Paragraph(paragraph);
        var document = builder.Build(title);
        var chunks = Cutting.Cut(document, new ChunkingOptions());
        var pipeline = new DocumentEnricher(
            enrichers ?? All,
            options ?? new KnowledgeOptions(),
            TimeProvider.System,
            NullLogger<DocumentEnricher>.Instance,
            model
        );
        return pipeline.EnrichAsync(title, document.Text, chunks, collection, TestContext.Current.CancellationToken);
    }

    public static IReadOnlyList<IEnricher> All { get; } =
    [new KeywordsEnricher(), new EntitiesEnricher(), new DatesEnricher(), new SummaryEnricher(), new QuestionsEnricher()];
}
