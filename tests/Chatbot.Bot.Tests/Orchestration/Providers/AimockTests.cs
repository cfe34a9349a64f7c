using Chatbot.Bot.Orchestration;
using Chatbot.Bot.Orchestration.Failures;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Tests.Orchestration.Providers;

/// <summary>The openai provider against an OpenAI-compatible server that this project did not write.</summary>
public sealed class AimockTests(AimockServer server) : IClassFixture<AimockServer>
{
    [Fact]
    public async Task Answer_Streamed_IsCited()
    {
        await using var host = Host();

        var final = await host.AnswerAsync("How many days of leave does an employee have?");

        Assert.Equal("Trains first [1], then 28 days [2], and nothing else.", final.Text);
        Assert.Equal(["Travel policy", "Leave policy"], final.Citations.Select(passage => passage.Title));
        Assert.Null(final.Failure);
        Assert.True(final.OutputTokens > 0);
    }

    [Fact]
    public async Task FollowUp_IsRewrittenByTheModel()
    {
        await using var host = Host();

        var final = await host.AnswerAsync(
            "and for part-timers?",
            new ChatMessage(ChatRole.User, "How much leave is there?"),
            new ChatMessage(ChatRole.Assistant, "Enough.")
        );

        Assert.Equal("How much leave do part-timers have?", Assert.Single(host.Knowledge.Queries).Text);
        Assert.Equal("Part-timers have leave in proportion [1].", final.Text);
    }

    [Fact]
    public async Task Connection_CutAfterText_KeepsIt()
    {
        await using var host = Host();

        var final = await host.AnswerAsync("What happens when the line breaks off in the middle of an answer?");

        Assert.StartsWith("This", final.Text, StringComparison.Ordinal);
        Assert.Equal(AssistantFailure.Unavailable, final.Failure);
    }

    [Theory]
    [InlineData("Are there too many questions today?", "RateLimited")]
    [InlineData("What happens with no key at all?", "Authentication")]
    [InlineData("Is the service down at the moment?", "Unavailable")]
    public async Task Refusal_ByStatus_IsItsKind(string question, string kind)
    {
        await using var host = Host();

        var exception = await Assert.ThrowsAsync<AssistantException>(() => host.AnswerAsync(question));

        Assert.Equal(kind, exception.Kind.ToString());
    }

    private AssistantHost Host()
    {
        if (server.Endpoint is null)
        {
            const string Reason = "aimock is not installed; run: npm ci --prefix tests/npm/aimock";
            Assert.False(
                string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase),
                Reason
            );
            Assert.Skip(Reason);
        }

        var host = new AssistantHost(
            new()
            {
                ["Assistant:Provider"] = "openai",
                ["Providers:OpenAI:Endpoint"] = server.Endpoint,
                ["Providers:OpenAI:ApiKey"] = "sk-test",
                ["Providers:OpenAI:MaxRetries"] = "0",
            }
        );
        host.Knowledge.OnSearch = _ =>
            [
                FakeKnowledgeBase.Passage("Leave policy", "Every employee has 28 days."),
                FakeKnowledgeBase.Passage("Travel policy", "Trains first."),
            ];
        return host;
    }
}
