using System.Diagnostics;
using System.Text.Json;
using Chatbot.Bot.Orchestration;
using Chatbot.Bot.Orchestration.Failures;
using Chatbot.Bot.Orchestration.Resilience;
using Chatbot.Bot.Orchestration.Routing;
using Chatbot.Testing.ChatClients;
using Chatbot.Testing.Time;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Chatbot.Bot.Tests.Orchestration.Resilience;

public sealed class FailoverTests
{
    [Fact]
    public async Task First_Works_SecondIsNotAsked()
    {
        await using var models = new TwoModels();

        Assert.Equal("28 days, says the first [1].", (await models.Host.AnswerAsync(TwoModels.Question)).Text);

        Assert.Empty(models.Second.Calls);
        Assert.Equal(ServiceLevel.Full, models.Host.Get<ServiceStatus>().Level);
    }

    [Fact]
    public async Task First_FailsBeforeText_SecondAnswersAndTheSwitchIsRecorded()
    {
        await using var models = new TwoModels();
        models.First.OnStream = (_, _) => ScriptedChatClient.SayThenFail(new HttpRequestException("refused"), "");

        var final = await models.Host.AnswerAsync(TwoModels.Question);

        Assert.Equal("28 days, says the second [1].", final.Text);
        Assert.Null(final.Failure);
        var record = Record(models);
        Assert.Equal("second/b", record.Model);
        Assert.Equal(
            new FailedCall("first/a", AssistantFailure.Unavailable, "Unknown", Next.Switch),
            Assert.Single(record.Failed)
        );
        Assert.Equal(RoutingReason.OnlyChoice, record.Reason);
        Assert.Contains(models.Host.Logs.Lines, line => line.StartsWith("Warning 3121 first/a failed", StringComparison.Ordinal));
        Assert.Equal(ServiceLevel.Degraded, models.Host.Get<ServiceStatus>().Level);
    }

    [Fact]
    public async Task First_FailsAfterText_SecondIsNotAskedAndTheAnswerEndsHonestly()
    {
        await using var models = new TwoModels(retries: 2);
        models.First.OnStream = (_, _) => ScriptedChatClient.SayThenFail(new IOException("reset"), "You have 28 days [1]");

        var final = await models.Host.AnswerAsync(TwoModels.Question);

        Assert.StartsWith(
            "You have 28 days [1]\n\nThe answer was interrupted and is incomplete.",
            final.Text,
            StringComparison.Ordinal
        );
        Assert.Equal([TwoModels.Question], final.Suggestions);
        Assert.Equal("Try again", final.TryAgain);
        Assert.Empty(models.Second.Calls);
        Assert.Single(models.First.Calls);
        var record = Record(models);
        Assert.Equal(("first/a", AssistantFailure.Unavailable), (record.Model, record.Failure));
    }

    [Fact]
    public async Task First_HeldBackUpdates_AreNotSeenTwice()
    {
        await using var models = new TwoModels();
        models.First.OnStream = (_, _) => ScriptedChatClient.SayThenFail(new IOException("reset"), "", "").Prepend(Usage(1000));
        models.Second.OnStream = (_, _) => ScriptedChatClient.Say("28 [1].").Prepend(Usage(7));

        var final = await models.Host.AnswerAsync(TwoModels.Question);

        Assert.Equal(7, final.InputTokens);
    }

    [Theory]
    [InlineData("Authentication")]
    [InlineData("ModelNotFound")]
    [InlineData("RateLimited")]
    [InlineData("ContextTooLong")]
    [InlineData("InvalidRequest")]
    [InlineData("Timeout")]
    public async Task First_AnyOtherFailure_SecondAnswers(string kind)
    {
        await using var models = new TwoModels();
        models.First.OnStream = (_, _) =>
            ScriptedChatClient.SayThenFail(AssistantException.Of(Enum.Parse<AssistantFailure>(kind)));

        Assert.Equal("28 days, says the second [1].", (await models.Host.AnswerAsync(TwoModels.Question)).Text);
    }

    [Fact]
    public async Task First_FilterStopsTheQuestion_IsNotTakenToAnotherModel()
    {
        await using var models = new TwoModels();
        models.First.OnStream = (_, _) => ScriptedChatClient.SayThenFail(AssistantException.Of(AssistantFailure.ContentFiltered));

        var exception = await Assert.ThrowsAsync<AssistantException>(() => models.Host.AnswerAsync(TwoModels.Question));

        Assert.Equal(AssistantFailure.ContentFiltered, exception.Kind);
        Assert.Empty(models.Second.Calls);
    }

    [Fact]
    public async Task Both_Fail_AnswerIsQuotedAndSaysSo()
    {
        await using var models = new TwoModels();
        Break(models.First, models.Second);

        var final = await models.Host.AnswerAsync(TwoModels.Question);

        Assert.Contains("28 days of leave", final.Text, StringComparison.Ordinal);
        Assert.EndsWith("so I could only quote from the documents.", final.Text, StringComparison.Ordinal);
        Assert.Single(final.Citations);
        Assert.Null(final.Failure);
        Assert.Equal(ServiceLevel.Minimal, models.Host.Get<ServiceStatus>().Level);
        Assert.Equal("offline/offline", Record(models).Model);
    }

    [Fact]
    public async Task Both_FailWithoutQuotations_UserIsTold()
    {
        await using var models = new TwoModels(settings: ("Assistant:Quotations", "false"));
        Break(models.First, models.Second);

        var exception = await Assert.ThrowsAsync<AssistantException>(() => models.Host.AnswerAsync(TwoModels.Question));

        Assert.Contains("try again", exception.UserMessage, StringComparison.Ordinal);
        Assert.Equal(ServiceLevel.Offline, models.Host.Get<ServiceStatus>().Level);
    }

    [Fact]
    public async Task First_FailsFiveTimes_IsLeftAloneForAMinuteAndThenProbed()
    {
        await using var models = new TwoModels();
        Break(models.First);
        for (var turn = 0; turn < 7; turn++)
        {
            await models.Host.AnswerAsync(TwoModels.Question);
        }

        Assert.Equal(Circuit.FailuresToOpen, models.First.Calls.Count);
        models.First.OnStream = (_, _) => ScriptedChatClient.Say("28 days, says the first [1].");
        models.Time.Advance(Circuit.ProbeAfter);

        Assert.Equal("28 days, says the first [1].", (await models.Host.AnswerAsync(TwoModels.Question)).Text);
        Assert.Equal(ServiceLevel.Full, models.Host.Get<ServiceStatus>().Level);
        Assert.Single(models.Host.Logs.Lines, line => line.StartsWith("Warning 3110", StringComparison.Ordinal));
        Assert.Single(models.Host.Logs.Lines, line => line.StartsWith("Information 3111", StringComparison.Ordinal));
        Assert.Single(models.Host.Logs.Lines, line => line.StartsWith("Warning 3112", StringComparison.Ordinal));
        Assert.Single(models.Host.Logs.Lines, line => line.StartsWith("Information 3113", StringComparison.Ordinal));
    }

    [Fact]
    public async Task First_FailsOnce_IsAskedAgainAfterAPause()
    {
        var time = new InterceptingTimeProvider(wait => wait <= RetryDelay.First, () => Task.CompletedTask);
        await using var models = new TwoModels(retries: 2, time);
        models.First.OnStream = (_, _) =>
            models.First.Calls.Count == 1
                ? ScriptedChatClient.SayThenFail(new HttpRequestException("refused"))
                : ScriptedChatClient.Say("28 days, says the first [1].");

        Assert.Equal("28 days, says the first [1].", (await models.Host.AnswerAsync(TwoModels.Question)).Text);
        Assert.NotEmpty(time.Intercepted);
        Assert.Equal(Next.Retry, Assert.Single(Record(models).Failed).Next);
        Assert.Empty(models.Second.Calls);
    }

    [Fact]
    public async Task First_StaysSilent_SecondAnswersAfterAWhile()
    {
        await using var models = new TwoModels(settings: ("Assistant:FirstTokenTimeout", "00:00:10"));
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        models.First.OnStream = (_, token) =>
        {
            asked.SetResult();
            return ScriptedChatClient.SayThenHang([], token);
        };

        var answer = models.Host.AnswerAsync(TwoModels.Question);
        await asked.Task;
        models.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal("28 days, says the second [1].", (await answer).Text);
        Assert.Equal(AssistantFailure.Timeout, Assert.Single(Record(models).Failed).Failure);
    }

    [Fact]
    public async Task Both_FailAndTheDocumentsHaveNothing_SaysBoth()
    {
        await using var models = new TwoModels();
        models.Host.Knowledge.OnSearch = _ => [];
        Break(models.First, models.Second);

        var final = await models.Host.AnswerAsync(TwoModels.Question);

        Assert.False(final.Found);
        Assert.StartsWith("I could not find the answer", final.Text, StringComparison.Ordinal);
        Assert.EndsWith("so I could only quote from the documents.", final.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Caller_Leaves_CountsForNothing()
    {
        await using var models = new TwoModels();
        models.First.OnStream = (_, token) => ScriptedChatClient.SayThenHang(["You have"], token);
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (
                var update in models
                    .Host.Get<Assistant>()
                    .AnswerAsync(AssistantHost.Request(TwoModels.Question), models.Host.Journal, stop.Token)
            )
            {
                if (update is AssistantUpdate.Delta)
                {
                    await stop.CancelAsync();
                }
            }
        });

        Assert.Equal(ServiceLevel.Full, models.Host.Get<ServiceStatus>().Level);
    }

    [Fact]
    public async Task Turn_RunAgain_KeepsTheRecordOfItsLastRun()
    {
        await using var models = new TwoModels();
        Break(models.First);
        await models.Host.AnswerAsync(TwoModels.Question);
        models.First.OnStream = (_, _) => ScriptedChatClient.Say("28 days, says the first [1].");

        await models.Host.AnswerAsync(TwoModels.Question);

        Assert.Equal("first/a", Record(models).Model);
        Assert.Empty(Record(models).Failed);
    }

    [Fact]
    public async Task Turn_RunAgainFromItsJournal_KeepsTheRecordOfItsFirstRun()
    {
        await using var models = new TwoModels(settings: ("Agent:ToolCalling", "Native"));
        await models.Host.AnswerAsync(TwoModels.Question);

        await models.Host.AnswerAsync(TwoModels.Question);

        Assert.Single(models.First.Calls);
        Assert.Equal("first/a", Record(models).Model);
    }

    [Fact]
    public async Task Span_OfTheTurn_HasModelReasonAndFailedCalls()
    {
        await using var models = new TwoModels();
        Break(models.First);
        using var span = new Activity("turn").Start();

        await models.Host.AnswerAsync(TwoModels.Question);

        Assert.Equal("second/b", span.GetTagItem("chatbot.model"));
        Assert.Equal("Standard", span.GetTagItem("chatbot.model.class"));
        Assert.Equal("OnlyChoice", span.GetTagItem("chatbot.model.reason"));
        Assert.Equal(1, span.GetTagItem("chatbot.model.failed_calls"));
    }

    [Fact]
    public async Task Both_AskedWithoutAnAnswerToQuote_FailWithoutQuotations()
    {
        await using var models = new TwoModels();
        Task<ChatResponse> Fail(ScriptedCall call, CancellationToken token) => throw new HttpRequestException("refused");
        (models.First.OnCall, models.Second.OnCall) = (Fail, Fail);

        var exception = await Assert.ThrowsAsync<AssistantException>(() =>
            models
                .Host.Get<IChatClient>()
                .GetResponseAsync("Name a colour.", cancellationToken: TestContext.Current.CancellationToken)
        );

        Assert.Equal(AssistantFailure.Unavailable, exception.Kind);
    }

    [Fact]
    public async Task Call_WithoutAStream_IsSwitchedToo()
    {
        await using var models = new TwoModels();
        models.First.OnCall = (_, _) => throw new HttpRequestException("refused");

        var response = await models
            .Host.Get<IChatClient>()
            .GetResponseAsync("Name a colour.", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("ok", response.Text);
        Assert.Single(models.Second.Calls);
    }

    [Fact]
    public async Task Search_Fails_IsOfflineUntilItWorks()
    {
        await using var models = new TwoModels();
        var works = models.Host.Knowledge.OnSearch;
        models.Host.Knowledge.OnSearch = _ => throw new IOException("disk");
        await Assert.ThrowsAsync<AssistantException>(() => models.Host.AnswerAsync(TwoModels.Question));
        Assert.Equal(ServiceLevel.Offline, models.Host.Get<ServiceStatus>().Level);

        models.Host.Knowledge.OnSearch = works;
        await models.Host.AnswerAsync(TwoModels.Question);

        Assert.Equal(ServiceLevel.Full, models.Host.Get<ServiceStatus>().Level);
    }

    [Fact]
    public async Task Health_ShowsLevelAndModels()
    {
        await using var models = new TwoModels();
        Break(models.First);
        await models.Host.AnswerAsync(TwoModels.Question);

        var check = new ServiceHealthCheck(models.Host.Get<ServiceStatus>());
        var health = await check.CheckHealthAsync(new HealthCheckContext(), TestContext.Current.CancellationToken);

        Assert.Equal(HealthStatus.Degraded, health.Status);
        var first = Assert.IsType<ModelHealth[]>(health.Data["models"])[0];
        Assert.Equal(new ModelHealth("first/a", CircuitState.Closed, 1, AssistantFailure.Unavailable, null), first);
    }

    private static ChatResponseUpdate Usage(long tokens) =>
        new(ChatRole.Assistant, [new UsageContent(new UsageDetails { InputTokenCount = tokens })]);

    private static void Break(params ScriptedChatClient[] clients)
    {
        foreach (var client in clients)
        {
            client.OnStream = (_, _) => ScriptedChatClient.SayThenFail(new HttpRequestException("refused"));
        }
    }

    private static TurnModelRecord Record(TwoModels models) =>
        JsonSerializer.Deserialize(models.Host.Journal.Steps[TurnModelRecord.Name], RoutingJsonContext.Default.TurnModelRecord)!;
}
