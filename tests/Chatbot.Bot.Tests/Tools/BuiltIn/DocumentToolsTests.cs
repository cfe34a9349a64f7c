using Chatbot.Bot.Tests.Orchestration;
using Chatbot.Bot.Tests.Tools.Catalog;
using Chatbot.Bot.Tools.BuiltIn.Documents;
using Chatbot.Bot.Tools.Catalog;

namespace Chatbot.Bot.Tests.Tools.BuiltIn;

public sealed class DocumentToolsTests : ToolConformanceTests
{
    private readonly FakeKnowledgeBase _knowledge = new()
    {
        OnSearch = _ => [FakeKnowledgeBase.Passage("Leave policy", "Every employee has 28 days.")],
    };

    private protected override IToolSource Source => new DocumentTools(_knowledge);

    protected override IReadOnlyDictionary<string, string> Examples { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["search_documents"] = """{"query":"leave"}""",
            ["read_passage"] = """{"passageId":"known"}""",
        };

    [Fact]
    public async Task Search_IsForTheReadersOfTheAnswer()
    {
        var outcome = await RunAsync("search_documents", new { query = "leave", limit = 99 });

        var query = Assert.Single(_knowledge.Queries);
        Assert.Equal(("acme", "ann", 10), (query.Tenant, query.Audience.Readers[0].UserId, query.Limit));
        Assert.Equal("Leave policy", Assert.Single(outcome.Sources).Title);
    }

    [Fact]
    public async Task Read_AroundAPassage_GivesMoreOfTheDocument()
    {
        var outcome = await RunAsync("read_passage", new { passageId = "known" });

        var source = Assert.Single(outcome.Sources);
        Assert.Contains("before", source.Text, StringComparison.Ordinal);
        Assert.Contains("after", source.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_OfAPassageThatIsNotThere_SaysSo() =>
        Assert.Equal(ToolStatus.Failed, (await RunAsync("read_passage", new { passageId = "unknown" })).Status);
}
