using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Enrichment;
using Chatbot.Knowledge.Tests.Ingestion;

namespace Chatbot.Knowledge.Tests.Enrichment;

public sealed class EnrichmentTagsTests
{
    private const string Text =
        "# Travel policy\n\nThe travel policy covers train journeys. Train journeys are booked by the office since 12 March 2024.\n";

    [Fact]
    public void ImportersTags_AreKeptAndOthersAdded()
    {
        var given = new Dictionary<string, IReadOnlyList<string>> { ["keyword"] = ["mine"], [Collections.TagName] = ["hr"] };
        var found = new DocumentEnrichment
        {
            Language = "en",
            Keywords = ["theirs"],
            Dates = ["2024-03-12", "2023", "2024"],
        };
        var metadata = new Dictionary<string, string> { ["author"] = " Anna Meier " };
        var tags = EnrichmentTags.Merge(given, found, "policy.PDF", metadata, []);

        Assert.Equal(["mine"], tags["keyword"]);
        Assert.Equal(["hr"], tags[Collections.TagName]);
        Assert.Equal(["Anna Meier"], tags["author"]);
        Assert.Equal(["en"], tags["language"]);
        Assert.Equal(["pdf"], tags["type"]);
        Assert.Equal(["2023", "2024"], tags["year"]);
        Assert.Equal(["2024-03-12"], tags["date"]);
    }

    [Fact]
    public async Task ImportedDocument_CarriesThemInTheIndex()
    {
        using var folder = new KnowledgeFolder();
        await using var host = await KnowledgeHost.StartAsync(folder);
        var import = KnowledgeHost.File("travel.md", Text) with
        {
            Collection = "hr",
            Tags = new Dictionary<string, IReadOnlyList<string>> { ["year"] = ["1999"] },
        };
        KnowledgeHost.AssertReady(await host.ImportAsync(import));
        var tags = folder.Chunks.Of(KnowledgeHost.Tenant, "travel.md")[0].Chunk.Tags;

        Assert.Equal(["hr"], tags[Collections.TagName]);
        Assert.Equal(["1999"], tags["year"]);
        Assert.Equal(["2024-03-12"], tags["date"]);
        Assert.Equal(["en"], tags["language"]);
        Assert.Equal(["md"], tags["type"]);
        Assert.Contains("train journeys", tags["keyword"]);
    }
}
