using System.Diagnostics;
using Chatbot.Knowledge;
using Chatbot.Knowledge.Chunking;
using Chatbot.Knowledge.Chunking.Strategies;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Embeddings;
using Chatbot.Knowledge.Enrichment;
using Chatbot.Knowledge.Enrichment.Enrichers;
using Chatbot.Knowledge.Language;
using Chatbot.Knowledge.Readers;
using Chatbot.Testing;
using Chatbot.Testing.Retrieval;
using Microsoft.Extensions.Logging.Abstractions;

namespace Chatbot.Benchmarks.Knowledge;

/// <summary>Throughput of every chunking strategy, of language detection and of enrichment, on one core, by processor time.</summary>
internal static class ChunkingBenchmark
{
    private const int Files = 300;
    private const int SemanticFiles = 15;
    private const int AbstractsPerFile = 8;

    public static async Task<int> RunAsync(string[] arguments)
    {
        if (SharedData.Find() is not { } data)
        {
            await Console.Error.WriteLineAsync("No folder shared/data beside the repository or above it: nothing to measure.");
            return 1;
        }

        var documents = Documents(RetrievalSet.Read(Path.Combine(data, "retrieval-dev")));
        var counter = new O200kTokenCounter();
        _ = counter.Count("load the vocabulary");
        using var embeddings = new UseLiteEmbeddingGenerator(new UseLiteOptions());
        IChunkingStrategy[] strategies =
        [
            new FixedStrategy(counter),
            new RecursiveStrategy(counter),
            new SentenceStrategy(counter),
            new StructureStrategy(counter),
            new ParentChildStrategy(counter),
            new SemanticStrategy(counter, embeddings),
        ];
        var partitioner = new Partitioner(new ChunkingStrategies(strategies), counter, new KnowledgeOptions());
        var average = documents.Average(document => document.Text.Length) / 1000;
        var report = new Report("Chunking and enrichment");
        report.Add($"Processor time of one core; {documents.Count} documents of {average:0.0} kB on average.");
        report.Table("Chunking", "strategy", "MB/s", "files/min", "chunks", "characters a chunk", "tokens a chunk");
        foreach (var strategy in strategies)
        {
            var own = strategy is SemanticStrategy ? documents.Take(SemanticFiles).ToList() : documents;
            await MeasureAsync(own, strategy.Name, partitioner, report);
        }

        var chunks = new List<(ExtractedDocument Document, IReadOnlyList<Chunk> Chunks)>();
        foreach (var document in documents)
            chunks.Add((document, await partitioner.PartitionAsync(document, Labels(document), new ChunkingOptions(), default)));
        MeasureLanguage([.. chunks.SelectMany(item => item.Chunks)], report);
        await MeasureEnrichmentAsync(chunks, report);
        report.Save("chunking.md");
        return 0;
    }

    private static async Task MeasureAsync(List<ExtractedDocument> documents, string name, Partitioner partitioner, Report report)
    {
        var options = new ChunkingOptions { Strategy = name };
        await partitioner.PartitionAsync(documents[0], Labels(documents[0]), options, default);
        var chunks = new List<Chunk>();
        var started = ProcessorTime();
        foreach (var document in documents)
            chunks.AddRange(await partitioner.PartitionAsync(document, Labels(document), options, default));
        var seconds = (ProcessorTime() - started).TotalSeconds;
        var size = documents.Sum(document => (double)document.Text.Length);
        report.Row(
            name,
            $"{size / seconds / 1e6:0.00}",
            $"{documents.Count / seconds * 60:0}",
            chunks.Count,
            $"{chunks.Average(chunk => chunk.End - chunk.Start):0}",
            $"{chunks.Average(chunk => chunk.Tokens):0}"
        );
    }

    private static void MeasureLanguage(List<Chunk> chunks, Report report)
    {
        var started = ProcessorTime();
        var known = chunks.Count(chunk => LanguageDetector.Detect(chunk.Text) == "en");
        var microseconds = (ProcessorTime() - started).TotalMicroseconds / chunks.Count;
        report.Table("Language of English chunks", "chunks", "found", "µs a chunk");
        report.Row(chunks.Count, $"{100.0 * known / chunks.Count:0.0} %", $"{microseconds:0.0}");
    }

    private static async Task MeasureEnrichmentAsync(
        List<(ExtractedDocument Document, IReadOnlyList<Chunk> Chunks)> documents,
        Report report
    )
    {
        report.Table("Enrichment without a language model", "enricher", "ms a document", "files/min");
        IEnricher[] enrichers = [new KeywordsEnricher(), new EntitiesEnricher(), new DatesEnricher(), new SummaryEnricher()];
        foreach (var own in enrichers.Select(enricher => (IEnricher[])[enricher]).Append(enrichers))
        {
            var pipeline = new DocumentEnricher(
                own,
                new KnowledgeOptions(),
                TimeProvider.System,
                NullLogger<DocumentEnricher>.Instance
            );
            var (first, firstChunks) = documents[0];
            await pipeline.EnrichAsync("warm up", first.Text, firstChunks, Collections.Default, default);
            var started = ProcessorTime();
            foreach (var (document, chunks) in documents)
                await pipeline.EnrichAsync(document.Title!, document.Text, chunks, Collections.Default, default);
            var seconds = (ProcessorTime() - started).TotalSeconds;
            report.Row(
                own.Length == 1 ? own[0].Name : "all",
                $"{seconds * 1000 / documents.Count:0.00}",
                $"{documents.Count / seconds * 60:0}"
            );
        }
    }

    /// <summary>Files of several abstracts, each under its heading.</summary>
    private static List<ExtractedDocument> Documents(RetrievalSet set) =>
        [
            .. set
                .Documents.Where(document => document.Text.Length > 0)
                .Chunk(AbstractsPerFile)
                .Take(Files)
                .Select(
                    (part, i) =>
                    {
                        var builder = new ExtractedTextBuilder(new ReaderLimits(), CancellationToken.None);
                        builder.Heading(1, $"Report {i}");
                        foreach (var document in part)
                        {
                            builder.Heading(2, document.Title.Length > 0 ? document.Title : "Untitled");
                            builder.Paragraph(document.Text);
                        }

                        return builder.Build($"Report {i}");
                    }
                ),
        ];

    private static ChunkLabels Labels(ExtractedDocument document) =>
        new()
        {
            Tenant = "bench",
            DocumentId = "bench",
            Version = "1",
            Title = document.Title!,
        };

    private static TimeSpan ProcessorTime() => Process.GetCurrentProcess().TotalProcessorTime;
}
