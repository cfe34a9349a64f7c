using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Enrichment;
using Chatbot.Knowledge.Tests.Chunking;
using Chatbot.Testing.ChatClients;
using CsCheck;
using Microsoft.Extensions.AI;

namespace Chatbot.Knowledge.Tests.Enrichment;

public sealed class DocumentEnricherTests
{
    private const string Text =
        "The travel policy covers train journeys and hotel nights of all employees. Train journeys are booked in second class. "
        + "Hotel nights cost at most 120 euros in the travel policy. Receipts for train journeys are handed in within four weeks.";

    [Fact]
    public async Task SameText_GivesTheSameFindings()
    {
        var first = await Enriching.OfAsync(Text);
        var second = await Enriching.OfAsync(Text);

        Assert.Equal("en", first.Language);
        Assert.Equal(first.Keywords, second.Keywords);
        Assert.Equal(first.Summary, second.Summary);
        Assert.Equal(first.Entities, second.Entities);
    }

    [Fact]
    public async Task Cost_IsRecordedForEachEnricherThatRan()
    {
        var options = new KnowledgeOptions { Enrichment = { Entities = false, Questions = true } };
        var model = new ScriptedChatClient
        {
            OnCall = (call, _) =>
                Task.FromResult(
                    new ChatResponse(
                        new ChatMessage(
                            ChatRole.Assistant,
                            call.Messages[0].Text.Contains("questions") ? "What is it?" : "A policy."
                        )
                    )
                    {
                        Usage = new UsageDetails { InputTokenCount = 100, OutputTokenCount = 7 },
                    }
                ),
        };
        var found = await Enriching.OfAsync(Text, options, model);

        Assert.Equal(["keywords", "dates", "summary", "questions"], found.Costs.Select(cost => cost.Enricher));
        Assert.All(found.Costs, cost => Assert.True(cost.Milliseconds >= 0));
        Assert.Equal([0, 0, 100, 100], found.Costs.Select(cost => cost.InputTokens));
        Assert.Equal([0, 0, 7, 7], found.Costs.Select(cost => cost.OutputTokens));
    }

    [Fact]
    public async Task FailingEnricher_MakesAWarningAndStopsNothing()
    {
        var found = await Enriching.OfAsync(Text, enrichers: [new Failing(), .. Enriching.All]);

        Assert.Equal("failing: broken", Assert.Single(found.Warnings));
        Assert.NotEmpty(found.Keywords);
        Assert.NotNull(found.Summary);
    }

    [Fact]
    public async Task Collection_CanSwitchOffWhatOthersHave()
    {
        var options = new KnowledgeOptions();
        options.Collections["plain"] = new CollectionOptions { Enrichment = { Keywords = false, Summary = false } };
        var plain = await Enriching.OfAsync(Text, options, collection: "plain");
        var other = await Enriching.OfAsync(Text, options);

        Assert.Empty(plain.Keywords);
        Assert.Null(plain.Summary);
        Assert.NotEmpty(other.Keywords);
    }

    [Fact]
    public void CollectionWithBadSettings_IsRefusedByName()
    {
        var options = new KnowledgeOptions();
        options.Collections["plain"] = new CollectionOptions { Enrichment = { KeywordCount = 0 } };

        Assert.Contains("KeywordCount", new KnowledgeOptionsRelations().Validate(null, options).FailureMessage);
    }

    [Fact]
    public void AnyText_IsEnrichedWithoutAWarning() =>
        Gen.OneOf(
                Gen.String,
                Cutting.Document.Select(document => document.Text),
                Gen.String[Gen.Char["aA1. @+-(/年20é漢\n"], 0, 3000]
            )
            .Sample(
                text =>
                {
                    var work = Enriching.OfAsync(text);
                    Assert.True(work.IsCompleted);
#pragma warning disable VSTHRD002 // It is completed: nothing waits without a model.
                    Assert.Empty(work.Result.Warnings);
#pragma warning restore VSTHRD002
                },
                iter: 100
            );

    private sealed class Failing : IEnricher
    {
        public string Name => "failing";

        public bool IsOn(EnrichmentOptions options) => true;

        public Task<DocumentEnrichment> EnrichAsync(
            EnrichmentInput input,
            DocumentEnrichment found,
            CancellationToken cancellationToken
        ) => throw new InvalidOperationException("broken");
    }
}
