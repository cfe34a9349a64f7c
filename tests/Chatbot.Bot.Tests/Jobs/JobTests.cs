using Chatbot.Bot.Jobs;
using Chatbot.Bot.Persistence;
using Chatbot.Bot.Tests.Conversations;
using Chatbot.Contracts.Jobs;
using Chatbot.Testing.Time;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Bot.Tests.Jobs;

public sealed class JobTests
{
    private const string RequestId = "0123456789abcdef";

    [Fact]
    public async Task Job_ThatSucceeds_IsToldInItsConversationOnce()
    {
        await using var host = await JobHost.StartAsync((_, _) => Task.FromResult<JobEnd>(new JobEnd.Succeeded("42 pages")));

        var job = await host.StartJobAsync();
        var updates = await host.ReadUntilEndedAsync(1);
        await host.UntilAsync(job!.JobId, row => row.DueAt is null);
        await host.Services.GetRequiredService<IGrainFactory>().GetGrain<IJobGrain>(job.JobId).WakeAsync();

        Assert.Equal(["the report is done.\n\n42 pages"], ConversationHost.Answers(updates));
        Assert.Single(ConversationHost.Answers(await host.ReadUntilEndedAsync(1)));
    }

    [Fact]
    public async Task Job_StartedTwiceWithOneKey_IsOneJob()
    {
        await using var host = await JobHost.StartAsync((_, _) => Task.FromResult<JobEnd>(new JobEnd.Succeeded("done")));

        var first = await host.StartJobAsync("same");
        var second = await host.StartJobAsync("same");
        var other = await host.StartJobAsync("other");

        Assert.Equal(first!.JobId, second!.JobId);
        Assert.NotEqual(first.JobId, other!.JobId);
    }

    [Fact]
    public async Task Job_WhoseHostStops_GoesOnInTheNextOneWithoutRepeatingSteps()
    {
        var made = 0;
        var reached = new TaskCompletionSource();
        async Task<JobEnd> RunAsync(JobRun run, CancellationToken token)
        {
            var value = await run.Journal.StepAsync("first", FakeKind.Number, _ => Task.FromResult(++made), token);
            if (run.Job.Run == 1)
            {
                reached.SetResult();
                await Task.Delay(Timeout.Infinite, token);
            }

            return new JobEnd.Succeeded($"first {value}");
        }

        var host = await JobHost.StartAsync(RunAsync);
        await host.StartJobAsync();
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(90), ConversationHost.Token);
        await host.DisposeAsync();
        await using var next = await JobHost.StartAsync(RunAsync, host.Folder);

        var updates = await next.ReadUntilEndedAsync(1);

        Assert.Equal(["the report is done.\n\nfirst 1"], ConversationHost.Answers(updates));
        Assert.Equal(1, made);
    }

    [Fact]
    public async Task Job_ThatAlwaysThrows_EndsFailedWithAReason()
    {
        var runs = 0;
        await using var host = await JobHost.StartAsync(
            (_, _) =>
            {
                runs++;
                throw new InvalidOperationException("secret");
            },
            settings: "--Jobs:MaxAttempts=3"
        );

        var job = await host.StartJobAsync();
        var updates = await host.ReadUntilEndedAsync(1);

        var told = Assert.Single(ConversationHost.Answers(updates));
        Assert.Equal("the report could not be done: something went wrong several times.", told);
        Assert.Equal((3, (int)JobState.Failed), (runs, host.Jobs().Find(job!.JobId)!.State));
    }

    /// <summary>A job that takes its process down each time must not do so for ever.</summary>
    [Fact]
    public async Task Job_WhoseProcessAlwaysDies_EndsFailedWithAReason()
    {
        string? folder = null;
        string? jobId = null;
        var runs = 0;
        for (var process = 0; process < 2; process++)
        {
            var begun = new TaskCompletionSource();
            var host = await JobHost.StartAsync(
                async (_, token) =>
                {
                    runs++;
                    begun.TrySetResult();
                    await Task.Delay(Timeout.Infinite, token);
                    return new JobEnd.Succeeded("never");
                },
                folder,
                settings: "--Jobs:MaxAttempts=2"
            );
            folder = host.Folder;
            jobId ??= (await host.StartJobAsync())!.JobId;
            await begun.Task.WaitAsync(TimeSpan.FromSeconds(90), ConversationHost.Token);
            await host.DisposeAsync();
        }

        await using var last = await JobHost.StartAsync(
            (_, _) => throw new InvalidOperationException("It was begun a third time."),
            folder,
            settings: "--Jobs:MaxAttempts=2"
        );
        var updates = await last.ReadUntilEndedAsync(1);

        Assert.Equal(
            ["the report could not be done: it was begun several times without getting any further."],
            ConversationHost.Answers(updates)
        );
        Assert.Equal((2, (int)JobState.Failed), (runs, last.Jobs().Find(jobId!)!.State));
    }

    [Fact]
    public async Task Progress_IsShownInOneMessageThatIsUpdated()
    {
        var time = new ShiftedTimeProvider();
        var steps = Enumerable.Range(0, 3).Select(_ => new TaskCompletionSource()).ToArray();
        var isFirstReported = new TaskCompletionSource();
        await using var host = await JobHost.StartAsync(
            async (run, token) =>
            {
                for (var step = 0; step < steps.Length; step++)
                {
                    await run.ReportAsync($"step {step}", step / 4.0);
                    isFirstReported.TrySetResult();
                    await steps[step].Task.WaitAsync(token);
                }

                return new JobEnd.Succeeded("done");
            },
            time: time
        );
        var job = await host.StartJobAsync();
        await isFirstReported.Task.WaitAsync(TimeSpan.FromSeconds(90), ConversationHost.Token);
        time.Advance(TimeSpan.FromSeconds(11));
        steps[0].SetResult();
        await host.UntilAsync(job!.JobId, row => row.ProgressActivityId is not null);
        time.Advance(TimeSpan.FromSeconds(11));
        steps[1].SetResult();
        await host.ReadUntilEndedAsync(2);
        steps[2].SetResult();

        var updates = await host.ReadUntilEndedAsync(3);

        Assert.Equal(
            [$"the report (job {job.JobId}): runs, 50 % – step 2", "the report is done.\n\ndone"],
            ConversationHost.Answers(updates)
        );
    }

    [Fact]
    public async Task Job_ThatIsCancelled_EndsItsRunAndIsNotTold()
    {
        var (begun, ended) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var host = await JobHost.StartAsync(
            async (_, token) =>
            {
                begun.SetResult();
                using var end = token.Register(ended.SetResult);
                await Task.Delay(Timeout.Infinite, token);
                return new JobEnd.Succeeded("never");
            }
        );
        var job = await host.StartJobAsync();
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(90), ConversationHost.Token);

        var starter = host.Services.GetRequiredService<JobStarter>();
        var isCancelled = await starter.CancelAsync(job!.JobId);
        await ended.Task.WaitAsync(TimeSpan.FromSeconds(90), ConversationHost.Token);

        Assert.True(isCancelled);
        Assert.False(await starter.CancelAsync(job.JobId));
        var row = host.Jobs().Find(job.JobId)!;
        Assert.Equal(((int)JobState.Cancelled, null), (row.State, row.DueAt));
    }

    [Fact]
    public async Task Person_WithTooManyJobs_GetsNoMore()
    {
        await using var host = await JobHost.StartAsync(
            async (_, token) =>
            {
                await Task.Delay(Timeout.Infinite, token);
                return new JobEnd.Succeeded("never");
            },
            settings: "--Jobs:MaxPerUser=2"
        );

        Assert.NotNull(await host.StartJobAsync("1"));
        Assert.NotNull(await host.StartJobAsync("2"));
        Assert.Null(await host.StartJobAsync("3"));
        Assert.NotNull(await host.StartJobAsync("4", user: "user2"));
    }

    [Fact]
    public async Task Question_ThatNobodyAnswers_ExpiresAndTheJobSeesIt()
    {
        var asked = 0;
        await using var host = await JobHost.StartAsync(
            async (run, token) =>
            {
                if (run.FindAnswer(RequestId) is { } answer)
                {
                    return new JobEnd.Failed(answer is { IsExpired: true, IsApproved: false } ? "nobody answered" : "?");
                }

                asked++;
                await Task.CompletedTask.WaitAsync(token);
                return new JobEnd.Waiting(
                    new()
                    {
                        Id = RequestId,
                        Subject = "send",
                        Description = "Send it?",
                        ApproverId = "user1",
                        ExpiresAt = DateTimeOffset.UtcNow.AddSeconds(1),
                    }
                );
            }
        );

        var job = await host.StartJobAsync();
        var updates = await host.ReadUntilEndedAsync(3);

        var told = ConversationHost.Answers(updates);
        Assert.Contains("Send it?", told[0], StringComparison.Ordinal);
        Assert.Equal("the report could not be done: nobody answered", told[1]);
        Assert.Equal((1, (int)JobState.Failed), (asked, host.Jobs().Find(job!.JobId)!.State));
        Assert.Contains("\"isExpired\":true", PersonAnswerJson(host.Jobs().ReadSteps(job.JobId)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Question_ToAnApprover_IsDecidedByThemAloneAndOnceThroughRestarts()
    {
        await using var first = await StartAskingAsync();
        await SayAsync(first, "hello", "boss", "boss-chat");
        await first.ReadUntilEndedAsync(1, "boss-chat");
        var job = await first.StartJobAsync();
        var asked = ConversationHost.Answers(await first.ReadUntilEndedAsync(2, "boss-chat"));
        var told = ConversationHost.Answers(await first.ReadUntilEndedAsync(1));
        await first.DisposeAsync();

        await using var second = await StartAskingAsync(first.Folder);
        await SayAsync(second, $"approve {RequestId}", "user1", "c1");
        var refused = ConversationHost.Answers(await second.ReadUntilEndedAsync(2));
        await SayAsync(second, $"approve {RequestId} but soon", "boss", "boss-chat");
        await SayAsync(second, $"deny {RequestId}", "boss", "boss-chat");
        var said = ConversationHost.Answers(await second.ReadUntilEndedAsync(4, "boss-chat"));
        await second.UntilAsync(job!.JobId, row => row.EndedAt is not null);
        var end = ConversationHost.Answers(await second.ReadUntilEndedAsync(4));

        Assert.Contains("Send it?", Assert.Single(asked), StringComparison.Ordinal);
        Assert.Contains("the report", asked[0], StringComparison.Ordinal);
        Assert.StartsWith("the report: Waiting for boss", Assert.Single(told), StringComparison.Ordinal);
        Assert.StartsWith("Only the person who was asked", refused[^1], StringComparison.Ordinal);
        Assert.StartsWith("Thank you.", said[1], StringComparison.Ordinal);
        Assert.StartsWith("This request was already answered", said[2], StringComparison.Ordinal);
        Assert.Equal(["boss allowed send. but soon", "the report is done.\n\nbut soon"], end.Skip(2));
        Assert.Equal(
            [("requested", "user1", "boss"), ("approved", "user1", "boss")],
            second
                .Services.GetRequiredService<ToolAuditStore>()
                .Read(ConversationHost.Id())
                .Select(row => (row.Event, row.RequesterId, row.UserId))
        );
    }

    [Fact]
    public async Task Question_ToAnApproverWhoDoesNotAnswer_EndsWithItsTimeForBoth()
    {
        var time = new ShiftedTimeProvider();
        await using var host = await StartAskingAsync(time: time);
        await SayAsync(host, "hello", "boss", "boss-chat");
        await host.ReadUntilEndedAsync(1, "boss-chat");
        var job = await host.StartJobAsync();
        await host.ReadUntilEndedAsync(2, "boss-chat");

        time.Advance(TimeSpan.FromHours(2));
        await host.UntilAsync(job!.JobId, row => row.EndedAt is not null);
        await host.ReadUntilEndedAsync(3, "boss-chat");
        await SayAsync(host, $"approve {RequestId}", "boss", "boss-chat");
        var said = ConversationHost.Answers(await host.ReadUntilEndedAsync(4, "boss-chat"));

        Assert.StartsWith("This request was already answered", said[^1], StringComparison.Ordinal);
        Assert.Equal("nobody decided", host.Jobs().Find(job.JobId)!.Error);
        Assert.Equal(
            ["requested", "expired"],
            host.Services.GetRequiredService<ToolAuditStore>().Read(ConversationHost.Id()).Select(row => row.Event)
        );
    }

    /// <summary>A job that asks the boss, and says what they added.</summary>
    private static Task<ConversationHost> StartAskingAsync(string? folder = null, TimeProvider? time = null) =>
        JobHost.StartAsync(
            (run, _) =>
                Task.FromResult<JobEnd>(
                    run.FindAnswer(RequestId) is { } answer
                        ? answer.IsExpired
                            ? new JobEnd.Failed("nobody decided")
                            : new JobEnd.Succeeded(answer.Comment ?? "no comment")
                        : new JobEnd.Waiting(
                            new()
                            {
                                Id = RequestId,
                                Subject = "send",
                                Description = "Send it?",
                                ApproverId = "boss",
                                Approver = new("test", "default", "boss"),
                                ExpiresAt = DateTimeOffset.UtcNow.AddHours(1),
                            }
                        )
                ),
            folder,
            time,
            approvers: "test/default/boss"
        );

    private static Task SayAsync(ConversationHost host, string text, string user, string conversation) =>
        host.Conversation(conversation)
            .PostAsync(
                ConversationHost.Message(text) with
                {
                    From = new() { Id = user },
                    Conversation = new() { Id = conversation },
                },
                null
            );

    private static string PersonAnswerJson(IReadOnlyDictionary<string, string> steps) => steps[JobRun.AnswerStep(RequestId)];
}
