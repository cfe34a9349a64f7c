using Chatbot.Bot.Orchestration;
using Chatbot.Bot.Orchestration.Failures;
using Chatbot.Testing.ChatClients;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Tests.Orchestration.Providers;

/// <summary>The providers against a server of OpenAI's and Anthropic's shapes that this project did not write.</summary>
public sealed class AimockTests(AimockServer server) : IClassFixture<AimockServer>
{
    public static readonly TheoryData<string> Providers = [.. ProviderUnderTest.Names];

    /// <summary>The server counts events before it cuts the line; the first ones of the Responses API hold no text.</summary>
    public static readonly TheoryData<string> ProvidersWithTextAtOnce =
    [
        .. ProviderUnderTest.Names.Where(name => name != ProviderUnderTest.Responses),
    ];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Answer_Streamed_IsCited(string provider)
    {
        await using var host = Host(provider);

        var final = await host.AnswerAsync("How many days of leave does an employee have?");

        Assert.Equal("Trains first [1], then 28 days [2], and nothing else.", final.Text);
        Assert.Equal(["Travel policy", "Leave policy"], final.Citations.Select(passage => passage.Title));
        Assert.Null(final.Failure);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task FollowUp_IsRewrittenByTheModel(string provider)
    {
        await using var host = Host(provider);

        var final = await host.AnswerAsync(
            "and for part-timers?",
            new ChatMessage(ChatRole.User, "How much leave is there?"),
            new ChatMessage(ChatRole.Assistant, "Enough.")
        );

        Assert.Equal("How much leave do part-timers have?", host.Knowledge.Queries[0].Text);
        Assert.Equal("Part-timers have leave in proportion [1].", final.Text);
    }

    [Theory]
    [MemberData(nameof(ProvidersWithTextAtOnce))]
    public async Task Connection_CutAfterText_KeepsIt(string provider)
    {
        await using var host = Host(provider);

        var final = await host.AnswerAsync("What happens when the line breaks off in the middle of an answer?");

        Assert.StartsWith("Thi", final.Text, StringComparison.Ordinal);
        Assert.Equal(AssistantFailure.Unavailable, final.Failure);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Refusal_ByStatus_IsItsKind(string provider)
    {
        await using var host = Host(provider);
        foreach (
            var (question, kind) in ((string Question, AssistantFailure Kind)[])
                [
                    ("Are there too many questions today?", AssistantFailure.RateLimited),
                    ("What happens with no key at all?", AssistantFailure.Authentication),
                    ("Is the service down at the moment?", AssistantFailure.Unavailable),
                ]
        )
        {
            var exception = await Assert.ThrowsAsync<AssistantException>(() => host.AnswerAsync(question));

            Assert.Equal(kind, exception.Kind);
        }
    }

    [Fact]
    public async Task FirstProvider_IsDown_TheOtherAnswers()
    {
        var settings = ProviderUnderTest.Settings("anthropic", server.Address);
        foreach (var (key, value) in ProviderUnderTest.Settings("openai", server.Address))
        {
            settings[key] = value;
        }

        settings["Assistant:Models:Standard:0"] = "openai/gpt-down";
        settings["Assistant:Models:Standard:1"] = "anthropic/claude-sonnet-4-5";
        await using var host = new AssistantHost(settings);
        host.Knowledge.OnSearch = _ => [FakeKnowledgeBase.Passage("Leave policy", "Every employee has 28 days.")];

        var final = await host.AnswerAsync("Does another model step in for the first?");

        Assert.Equal("Another model steps in [1].", final.Text);
        Assert.Contains("anthropic/claude-sonnet-4-5", host.Journal.Steps["model"], StringComparison.Ordinal);
        Assert.Contains("openai/gpt-down", host.Journal.Steps["model"], StringComparison.Ordinal);
    }

    private AssistantHost Host(string provider)
    {
        var host = new AssistantHost(ProviderUnderTest.Settings(provider, server.Address));
        host.Knowledge.OnSearch = _ =>
            [
                FakeKnowledgeBase.Passage("Leave policy", "Every employee has 28 days."),
                FakeKnowledgeBase.Passage("Travel policy", "Trains first."),
            ];
        return host;
    }
}
