using Chatbot.Bot.Orchestration;
using Chatbot.Bot.Orchestration.Failures;
using Chatbot.Knowledge.Documents;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace Chatbot.Bot.Tests.Orchestration;

public sealed class AssistantTests
{
    private static readonly Passage Leave = FakeKnowledgeBase.Passage(
        "Leave policy",
        "Every employee has 28 days of leave per year. Leave is requested in the portal.",
        "Entitlement"
    );

    private static readonly Passage Travel = FakeKnowledgeBase.Passage(
        "Travel policy",
        "Trains are booked in second class.",
        "Trains"
    );

    [Fact]
    public async Task Echo_AnyText_SaysItBackWithoutSearching()
    {
        await using var host = new AssistantHost(new() { ["Assistant:Provider"] = "echo" });

        var final = await host.AnswerAsync("see [1] and `x[2]`");

        Assert.Equal("echo: see [1] and `x[2]`", final.Text);
        Assert.True(final.Found);
        Assert.Empty(host.Knowledge.Queries);
        Assert.Empty(host.Journal.Steps);
    }

    [Fact]
    public async Task Echo_StreamScript_StreamsSoManyWords()
    {
        await using var host = new AssistantHost(new() { ["Assistant:Provider"] = "echo" });

        var updates = await host.AskAsync(AssistantHost.Request("stream 4"));

        Assert.Equal(
            ["word1", " word2", " word3", " word4"],
            updates.OfType<AssistantUpdate.Delta>().Select(delta => delta.Text)
        );
    }

    [Fact]
    public async Task Echo_StreamScriptWithPause_WaitsByTheClock()
    {
        var time = new FakeTimeProvider();
        await using var host = new AssistantHost(new() { ["Assistant:Provider"] = "echo" }, time: time);
        await using var updates = host.Get<Assistant>()
            .AnswerAsync(AssistantHost.Request("stream 2 100ms"), host.Journal, TestContext.Current.CancellationToken)
            .GetAsyncEnumerator(TestContext.Current.CancellationToken);

        Assert.True(await updates.MoveNextAsync());
        var second = updates.MoveNextAsync();
        Assert.False(second.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(100));
        Assert.True(await second);
        Assert.Equal(new AssistantUpdate.Delta(" word2"), updates.Current);
    }

    [Fact]
    public async Task Offline_AnswerInPassages_QuotesAndCitesThem()
    {
        await using var host = new AssistantHost();
        host.Knowledge.OnSearch = _ => [Travel, Leave];

        var updates = await host.AskAsync(AssistantHost.Request("How many days of leave does an employee have?"));

        Assert.Equal(new AssistantUpdate.Status("Searching the documents…"), updates[0]);
        Assert.True(updates.OfType<AssistantUpdate.Delta>().Count() > 5);
        var final = Assert.IsType<AssistantUpdate.Final>(updates[^1]);
        Assert.Contains("28 days of leave per year. [1]", final.Text, StringComparison.Ordinal);
        Assert.Equal(["Leave policy"], final.Citations.Select(passage => passage.Title));
        Assert.Equal("offline", final.Model);
        Assert.Contains("Tell me about Trains", final.Suggestions);
    }

    [Fact]
    public async Task Offline_AnswerNotInPassages_SaysSoWithNearestTopics()
    {
        await using var host = new AssistantHost();
        host.Knowledge.OnSearch = _ => [Travel, Leave];

        var final = await host.AnswerAsync("Which colour has the company logo?");

        Assert.False(final.Found);
        Assert.Empty(final.Citations);
        Assert.Contains("could not find", final.Text, StringComparison.Ordinal);
        Assert.Contains("- Travel policy\n- Leave policy", final.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Offline_NothingFound_NamesNoTopics()
    {
        await using var host = new AssistantHost();

        var final = await host.AnswerAsync("Which colour has the company logo?");

        Assert.False(final.Found);
        Assert.DoesNotContain("nearest", final.Text, StringComparison.Ordinal);
        Assert.Empty(final.Suggestions);
    }

    [Theory]
    [InlineData("Hello!", "Hello")]
    [InlineData("hi there", "Hello")]
    [InlineData("Thank you very much 🙂", "welcome")]
    [InlineData("help", "cite the passages")]
    [InlineData("Guten Morgen", "Stellen Sie mir")]
    [InlineData("merci beaucoup !", "Avec plaisir")]
    public async Task Offline_SmallTalk_IsAnsweredWithoutSearching(string text, string expected)
    {
        await using var host = new AssistantHost();

        var final = await host.AnswerAsync(text);

        Assert.Contains(expected, final.Text, StringComparison.Ordinal);
        Assert.Empty(host.Knowledge.Queries);
    }

    [Fact]
    public async Task Search_Always_CarriesTenantAudienceAndLimits()
    {
        await using var host = new AssistantHost(
            new() { ["Assistant:MaxPassages"] = "3", ["Assistant:PassageTokenBudget"] = "500" }
        );
        var request = AssistantHost.Request("How many days of leave does an employee have?");

        await host.AskAsync(request);

        var query = Assert.Single(host.Knowledge.Queries);
        Assert.Equal("acme", query.Tenant);
        Assert.Same(request.Audience, query.Audience);
        Assert.Equal(3, query.Limit);
        Assert.Equal(500, query.TokenBudget);
    }

    [Fact]
    public async Task Search_FollowUpQuestion_IsMadeStandalone()
    {
        await using var host = new AssistantHost();

        await host.AnswerAsync(
            "And for part-timers?",
            new ChatMessage(ChatRole.User, "How many days of leave does an employee have?"),
            new ChatMessage(ChatRole.Assistant, "28 days [1]")
        );

        Assert.Equal("How many days of leave does an employee have for part-timers?", Assert.Single(host.Knowledge.Queries).Text);
    }

    [Fact]
    public async Task Journal_SecondRun_ReplaysThePassagesWithoutSearching()
    {
        await using var host = new AssistantHost();
        host.Knowledge.OnSearch = _ => [Leave];
        var first = await host.AnswerAsync("How many days of leave does an employee have?");
        host.Knowledge.OnSearch = _ => throw new InvalidOperationException("searched again");

        var second = await host.AnswerAsync("How many days of leave does an employee have?");

        Assert.Single(host.Knowledge.Queries, query => query.Text.Contains("days of leave", StringComparison.Ordinal));
        Assert.Equal(first.Text, second.Text);
        Assert.Equal(first.Citations[0].ChunkId, second.Citations[0].ChunkId);
        Assert.Equal(first.Citations[0].TitlePath, second.Citations[0].TitlePath);
    }

    [Fact]
    public async Task Search_Fails_IsUnavailableAndNotRecorded()
    {
        await using var host = new AssistantHost();
        host.Knowledge.OnSearch = _ => throw new IOException("disk");

        var exception = await Assert.ThrowsAsync<AssistantException>(() => host.AnswerAsync("How do I request leave?"));

        Assert.Equal(AssistantFailure.Unavailable, exception.Kind);
        Assert.Empty(host.Journal.Steps);
    }

    [Fact]
    public async Task Locale_German_SpeaksGerman()
    {
        await using var host = new AssistantHost();

        var updates = await host.AskAsync(AssistantHost.Request("Welche Farbe hat das Logo?") with { Locale = "de-AT" });

        Assert.Equal(new AssistantUpdate.Status("Ich durchsuche die Dokumente…"), updates[0]);
        Assert.StartsWith("Darauf habe ich", Assert.IsType<AssistantUpdate.Final>(updates[^1]).Text, StringComparison.Ordinal);
    }
}
