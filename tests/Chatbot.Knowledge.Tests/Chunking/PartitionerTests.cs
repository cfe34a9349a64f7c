using Chatbot.Knowledge.Chunking;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Tests.Chunking;

public sealed class PartitionerTests
{
    [Fact]
    public void Strategies_AreThoseThatTheSettingsAllow()
    {
        var strategies = typeof(IChunkingStrategy)
            .Assembly.GetTypes()
            .Count(type => type.GetInterface(nameof(IChunkingStrategy)) is not null);

        Assert.Equal(strategies, ChunkingStrategies.Names.Count);
        Assert.Equal(strategies, ChunkingStrategies.Names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void UnknownStrategy_IsRefusedWithTheAllowedNames()
    {
        var options = new KnowledgeOptions();
        options.Chunking.Strategy = "clever";
        var result = new KnowledgeOptionsRelations().Validate(null, options);

        Assert.Contains("Knowledge:Chunking:Strategy is 'clever'", result.FailureMessage);
        Assert.Contains("fixed, recursive, sentence, structure, semantic, parent-child", result.FailureMessage);
    }

    [Fact]
    public void Collection_ChangesOnlyWhatItNames()
    {
        var options = new KnowledgeOptions();
        options.Chunking.MaxTokens = 100;
        options.Collections["contracts"] = new CollectionOptions { Chunking = { Strategy = "sentence", OverlapTokens = 5 } };
        var contracts = options.ChunkingOf("contracts");

        Assert.Equal(("sentence", 100, 5), (contracts.Strategy, contracts.MaxTokens, contracts.OverlapTokens));
        Assert.Same(options.Chunking, options.ChunkingOf("other"));
    }

    [Fact]
    public void Collection_WithBadSettings_IsRefusedByName()
    {
        var options = new KnowledgeOptions();
        options.Collections["contracts"] = new CollectionOptions { Chunking = { MaxTokens = 50, OverlapTokens = 45 } };
        options.Collections["mail"] = new CollectionOptions { Chunking = { MaxTokens = 3, Strategy = "none" } };
        var result = new KnowledgeOptionsRelations().Validate(null, options);

        Assert.Contains("Knowledge:Collections:contracts:Chunking:OverlapTokens (45)", result.FailureMessage);
        Assert.Contains("Knowledge:Collections:mail:Chunking:Strategy is 'none'", result.FailureMessage);
        Assert.Contains("MaxTokens", result.FailureMessage);
    }

    [Theory]
    [InlineData("Kurz.", "de")]
    [InlineData("4711", "de")]
    public async Task Language_OfAShortChunk_IsThatOfItsDocument(string text, string expected)
    {
        var builder = Cutting.Builder();
        builder.Heading(1, "Urlaub");
        builder.Paragraph("Der Urlaub wird im Voraus bei der Leitung beantragt und von ihr genehmigt.");
        builder.Heading(1, "Anhang");
        builder.Paragraph(text);
        var chunks = await CutAsync(builder.Build("Handbuch"));

        Assert.Equal(expected, chunks[^1].Language);
    }

    [Theory]
    [InlineData("de-AT", "de")]
    [InlineData("FR", "fr")]
    [InlineData("german", null)]
    public async Task Language_ThatNoTextShows_IsTheOneThatTheFileDeclares(string declared, string? expected)
    {
        var builder = Cutting.Builder();
        builder.Paragraph("4711");
        var document = builder.Build("N", new Dictionary<string, string> { ["language"] = declared });

        Assert.Equal(expected, Assert.Single(await CutAsync(document)).Language);
    }

    private static Task<IReadOnlyList<Chunk>> CutAsync(ExtractedDocument document) =>
        Cutting
            .Partitioner()
            .PartitionAsync(
                document,
                new ChunkLabels
                {
                    Tenant = "t",
                    DocumentId = "d",
                    Version = "v",
                    Title = "Title",
                },
                Collections.Default,
                TestContext.Current.CancellationToken
            );
}
