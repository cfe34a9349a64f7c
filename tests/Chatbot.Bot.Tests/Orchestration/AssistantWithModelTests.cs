using Chatbot.Bot.Orchestration;
using Chatbot.Bot.Orchestration.Failures;
using Chatbot.Knowledge.Documents;
using Chatbot.Testing.ChatClients;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace Chatbot.Bot.Tests.Orchestration;

public sealed class AssistantWithModelTests
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
    public async Task Model_CitesThirdSourceFirst_IsNumberedInOrderOfUse()
    {
        var scripted = new ScriptedProvider();
        scripted.Client.OnStream = (_, _) =>
            ScriptedChatClient.Say("Trains [", "3] and leave ", "【1†source】, not this [9].", " Again [3, 1].");
        await using var host = new AssistantHost(scripted: scripted);
        host.Knowledge.OnSearch = _ => [Leave, FakeKnowledgeBase.Passage("Other", "Other."), Travel];

        var final = await host.AnswerAsync("What about trains and the yearly leave of employees?");

        Assert.Equal("Trains [1] and leave [2], not this. Again [1][2].", final.Text);
        Assert.Equal(["Travel policy", "Leave policy"], final.Citations.Select(passage => passage.Title));
        Assert.True(final.Found);
    }

    [Fact]
    public async Task Model_SaysNotInDocuments_IsReplacedByTheHonestText()
    {
        var scripted = new ScriptedProvider();
        scripted.Client.OnStream = (_, _) => ScriptedChatClient.Say(" NOT_IN", "_DOCUMENTS", ". Sorry!");
        await using var host = new AssistantHost(scripted: scripted);
        host.Knowledge.OnSearch = _ => [Leave];

        var final = await host.AnswerAsync("Which colour has the company logo?");

        Assert.False(final.Found);
        Assert.DoesNotContain("NOT_IN", final.Text, StringComparison.Ordinal);
        Assert.Contains("- Leave policy", final.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Hello to you!", "Hello to you!")]
    [InlineData("NOT_IN_DOCUMENTS", "Hello! Ask me a question")]
    public async Task Model_SmallTalk_IsAnsweredWithoutSearching(string said, string expected)
    {
        var scripted = new ScriptedProvider();
        scripted.Client.OnStream = (_, _) => ScriptedChatClient.Say(said);
        await using var host = new AssistantHost(scripted: scripted);

        var final = await host.AnswerAsync("Hi!");

        Assert.StartsWith(expected, final.Text, StringComparison.Ordinal);
        Assert.True(final.Found);
        Assert.Empty(host.Knowledge.Queries);
    }

    [Fact]
    public async Task Model_CitesNothing_IsNotFoundButKept()
    {
        var scripted = new ScriptedProvider();
        scripted.Client.OnStream = (_, _) => ScriptedChatClient.Say("The logo is blue as the sky.");
        await using var host = new AssistantHost(scripted: scripted);

        var final = await host.AnswerAsync("Which colour has the company logo?");

        Assert.Equal("The logo is blue as the sky.", final.Text);
        Assert.False(final.Found);
    }

    [Fact]
    public async Task Model_UnsupportedIsRemoved_LeavesOutWhatTheSourceDoesNotSay()
    {
        var scripted = new ScriptedProvider();
        scripted.Client.OnStream = (_, _) =>
            ScriptedChatClient.Say(
                "Leave is 28 days a year. [1] Leave is 35 days a ",
                "year. [1] The logo is as blue as the sky."
            );
        await using var host = new AssistantHost(new() { ["Assistant:Unsupported"] = "remove" }, scripted);
        host.Knowledge.OnSearch = _ => [Leave];

        var final = await host.AnswerAsync("How many days of leave does an employee have?");

        Assert.Equal("Leave is 28 days a year. [1]", final.Text.Trim());
    }

    [Fact]
    public async Task Model_UnsupportedIsMarked_RemarksOnSentencesWithoutSource()
    {
        var scripted = new ScriptedProvider();
        scripted.Client.OnStream = (_, _) =>
            ScriptedChatClient.Say("Leave is 28 days a year. [1] The logo is as blue", " as the sky. Is that fine?\n- Short.\n");
        await using var host = new AssistantHost(new() { ["Assistant:Unsupported"] = "mark" }, scripted);
        host.Knowledge.OnSearch = _ => [Leave];

        var final = await host.AnswerAsync("How many days of leave does an employee have?");

        Assert.Equal(
            "Leave is 28 days a year. [1] The logo is as blue as the sky. (not in the documents) Is that fine?\n- Short.\n",
            final.Text
        );
    }

    [Fact]
    public async Task Model_FailsBeforeTheFirstToken_Throws()
    {
        var scripted = new ScriptedProvider();
        scripted.Client.OnStream = (_, _) => ScriptedChatClient.SayThenFail(new HttpRequestException("refused"));
        await using var host = new AssistantHost(scripted: scripted);

        var exception = await Assert.ThrowsAsync<AssistantException>(() => host.AnswerAsync("Which colour has the logo?"));

        Assert.Equal(AssistantFailure.Unavailable, exception.Kind);
        Assert.Contains("try again", exception.UserMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Model_FailsAfterText_KeepsItAndSaysSo()
    {
        var scripted = new ScriptedProvider();
        scripted.Client.OnStream = (_, _) =>
            ScriptedChatClient.SayThenFail(new IOException("reset"), "You have 28 days [1] per", " year, of which [");
        await using var host = new AssistantHost(scripted: scripted);
        host.Knowledge.OnSearch = _ => [Leave];

        var final = await host.AnswerAsync("How many days of leave does an employee have?");

        Assert.StartsWith("You have 28 days [1] per year, of which", final.Text, StringComparison.Ordinal);
        Assert.Contains("interrupted and is incomplete", final.Text, StringComparison.Ordinal);
        Assert.Equal(AssistantFailure.Unavailable, final.Failure);
        Assert.Single(final.Citations);
        Assert.Equal(["How many days of leave does an employee have?"], final.Suggestions);
    }

    [Fact]
    public async Task Model_EndsWithoutFinishReason_IsToldAsInterrupted()
    {
        var scripted = new ScriptedProvider();
        scripted.Client.OnStream = (_, _) =>
            new[] { new ChatResponseUpdate(ChatRole.Assistant, "You have 28") }.ToAsyncEnumerable();
        await using var host = new AssistantHost(scripted: scripted);

        Assert.Equal(AssistantFailure.Unavailable, (await host.AnswerAsync("How many days of leave are there?")).Failure);
    }

    [Fact]
    public async Task Model_StaysSilent_TimesOut()
    {
        var time = new FakeTimeProvider();
        var scripted = new ScriptedProvider();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        scripted.Client.OnStream = (_, token) =>
        {
            asked.SetResult();
            return ScriptedChatClient.SayThenHang([], token);
        };
        await using var host = new AssistantHost(new() { ["Assistant:ModelTimeout"] = "00:00:05" }, scripted, time);

        var answer = host.AnswerAsync("Which colour has the logo?");
        await asked.Task;
        time.Advance(TimeSpan.FromSeconds(6));

        Assert.Equal(AssistantFailure.Timeout, (await Assert.ThrowsAsync<AssistantException>(() => answer)).Kind);
    }

    [Fact]
    public async Task Model_CallerCancels_IsCancelledNotFailed()
    {
        var scripted = new ScriptedProvider();
        scripted.Client.OnStream = (_, token) => ScriptedChatClient.SayThenHang(["You have"], token);
        await using var host = new AssistantHost(scripted: scripted);
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (
                var update in host.Get<Assistant>()
                    .AnswerAsync(AssistantHost.Request("Which colour has the logo?"), host.Journal, stop.Token)
            )
            {
                if (update is AssistantUpdate.Delta)
                {
                    await stop.CancelAsync();
                }
            }
        });
    }

    [Fact]
    public async Task Model_AnswerIsCutOff_SaysSo()
    {
        var scripted = new ScriptedProvider();
        scripted.Client.OnStream = (_, _) =>
            new[]
            {
                new ChatResponseUpdate(ChatRole.Assistant, "You have 28 days [1] and"),
                new ChatResponseUpdate { FinishReason = ChatFinishReason.Length },
            }.ToAsyncEnumerable();
        await using var host = new AssistantHost(scripted: scripted);
        host.Knowledge.OnSearch = _ => [Leave];

        Assert.EndsWith(
            "length limit and is incomplete.",
            (await host.AnswerAsync("How much leave?")).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Logs_AtEveryLevel_HoldNoContent()
    {
        var scripted = new ScriptedProvider();
        scripted.Client.OnStream = (_, _) => ScriptedChatClient.Say("The secretword is blue [1].");
        await using var host = new AssistantHost(scripted: scripted);
        host.Knowledge.OnSearch = _ => [FakeKnowledgeBase.Passage("Doc", "secretword")];

        await host.AnswerAsync("What is the secretword of the company?", new ChatMessage(ChatRole.User, "secretword before"));

        Assert.NotEmpty(host.Logs.Lines);
        Assert.DoesNotContain(host.Logs.Lines, line => line.Contains("secretword", StringComparison.OrdinalIgnoreCase));
    }
}
