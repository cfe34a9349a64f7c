using System.Runtime.CompilerServices;
using Chatbot.Bot.Conversations;
using Chatbot.Bot.Persistence;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Bot.Tests.Conversations;

public sealed class ConversationGrainTests
{
    [Fact]
    public async Task Post_Twice_IsStoredAndAnsweredOnce()
    {
        await using var host = await ConversationHost.StartAsync(EchoAsync);
        var first = await host.Conversation().PostAsync(ConversationHost.Message("hi"), "key-1");
        var second = await host.Conversation().PostAsync(ConversationHost.Message("hi"), "key-1");
        await host.Conversation().PostAsync(ConversationHost.Message("bye"), "key-2");

        var updates = await host.ReadUntilEndedAsync(2);

        Assert.False(first.Duplicate);
        Assert.True(second.Duplicate);
        Assert.Equal(first.Sequence, second.Sequence);
        Assert.Equal(first.ActivityId, second.ActivityId);
        Assert.Equal(["echo: hi", "echo: bye"], ConversationHost.Answers(updates));
    }

    [Fact]
    public async Task Post_AgainAfterRestart_IsStillADuplicate()
    {
        string folder;
        await using (var host = await ConversationHost.StartAsync(EchoAsync))
        {
            folder = host.Folder;
            await host.Conversation().PostAsync(ConversationHost.Message("hi"), "key-1");
            await host.ReadUntilEndedAsync(1);
        }

        await using var restarted = await ConversationHost.StartAsync(EchoAsync, folder);
        var again = await restarted.Conversation().PostAsync(ConversationHost.Message("hi"), "key-1");

        Assert.True(again.Duplicate);
        Assert.Equal(["echo: hi"], ConversationHost.Answers(await restarted.ReadUntilEndedAsync(1)));
    }

    [Fact]
    public async Task Post_FiftyAtOnce_AreAnsweredOneByOneInOrderOfTheirPlaces()
    {
        var running = 0;
        var overlapped = false;
        await using var host = await ConversationHost.StartAsync(
            async (turn, token) =>
            {
                overlapped |= Interlocked.Increment(ref running) != 1;
                await Task.Yield();
                await EchoAsync(turn, token);
                Interlocked.Decrement(ref running);
            }
        );
        var receipts = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(i => host.Conversation().PostAsync(ConversationHost.Message($"m{i}"), $"k{i}"))
        );

        var updates = await host.ReadUntilEndedAsync(50);

        Assert.False(overlapped);
        Assert.Equal(50, receipts.Select(receipt => receipt.Sequence).Distinct().Count());
        var recorded = updates.OfType<TurnUpdate.Recorded>().ToList();
        var asked = recorded.Where(r => r.Sequence == r.Turn).Select(r => $"echo: {r.Activity.Text}");
        Assert.Equal(asked, ConversationHost.Answers(updates));
        Assert.Equal(recorded.Select(r => r.Sequence), recorded.Select(r => r.Sequence).Order());
    }

    [Fact]
    public async Task Turn_ThatWaits_DelaysNoOtherConversationAndNoPost()
    {
        var gate = new TaskCompletionSource();
        await using var host = await ConversationHost.StartAsync(
            async (turn, token) =>
            {
                if (turn.Activity.Text == "slow")
                {
                    await gate.Task.WaitAsync(token);
                }

                await EchoAsync(turn, token);
            }
        );
        await host.Conversation("slow").PostAsync(ConversationHost.Message("slow"), null);
        await host.Conversation("slow").PostAsync(ConversationHost.Message("next"), null);
        await host.Conversation("other").PostAsync(ConversationHost.Message("hi"), null);

        Assert.Equal(["echo: hi"], ConversationHost.Answers(await host.ReadUntilEndedAsync(1, "other")));
        var snapshot = await host.Conversation("slow").SnapshotAsync();
        Assert.Equal(1, snapshot.RunningTurn);
        Assert.Equal(1, snapshot.QueuedTurns);

        gate.SetResult();
        Assert.Equal(["echo: slow", "echo: next"], ConversationHost.Answers(await host.ReadUntilEndedAsync(2, "slow")));
    }

    [Theory]
    [InlineData("message", "stop")]
    [InlineData("message", " /stop ")]
    [InlineData("event", "stop")]
    [InlineData("call", "")]
    public async Task Stop_DuringAStream_KeepsWhatWasSaidAndTheNextTurnWorks(string how, string what)
    {
        var said = new TaskCompletionSource();
        await using var host = await ConversationHost.StartAsync(
            async (turn, token) =>
            {
                if (turn.Activity.Text == "talk")
                {
                    await turn.StreamAsync(HangAfter(said, "Hello ", "world"), token);
                }
                else
                {
                    await EchoAsync(turn, token);
                }
            }
        );
        await host.Conversation().PostAsync(ConversationHost.Message("talk"), null);
        await said.Task.WaitAsync(TimeSpan.FromSeconds(90), ConversationHost.Token);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        if (how == "call")
        {
            Assert.True(await host.Conversation().CancelAsync());
        }
        else
        {
            var stop = ConversationHost.Message(what) with { Type = how, Name = how == "event" ? what : null };
            await host.Conversation().PostAsync(stop, null);
        }

        var updates = await host.ReadUntilEndedAsync(how == "call" ? 1 : 2);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"took {watch.Elapsed}");
        Assert.Equal(["Hello world …\n\nStopped."], ConversationHost.Answers(updates));
        Assert.Contains(new TurnUpdate.Ended(1, TurnOutcome.Stopped), updates);

        await host.Conversation().PostAsync(ConversationHost.Message("more"), null);
        updates = await host.ReadUntilEndedAsync(how == "call" ? 2 : 3);
        Assert.Equal("echo: more", ConversationHost.Answers(updates)[^1]);
    }

    [Fact]
    public async Task Stop_OfATurnThatHasSaidEverything_IsAnsweredByItself()
    {
        await using var host = await ConversationHost.StartAsync(
            async (turn, token) =>
            {
                await EchoAsync(turn, token);
                if (turn.Activity.Text == "work")
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, token);
                }
            }
        );
        await host.Conversation().PostAsync(ConversationHost.Message("work"), null);
        await host.ReadUntilAsync(update => update is TurnUpdate.Recorded { Activity.Text: "echo: work" });
        await host.Conversation().PostAsync(ConversationHost.Message("stop"), null);
        await host.Conversation().PostAsync(ConversationHost.Message("more"), null);

        var updates = await host.ReadUntilEndedAsync(3);
        Assert.Equal(["echo: more", "echo: stop", "echo: work"], ConversationHost.Answers(updates).Order());
        Assert.Contains(new TurnUpdate.Ended(1, TurnOutcome.Stopped), updates);
    }

    [Fact]
    public async Task Stop_WhileNothingRuns_IsAnOrdinaryMessage()
    {
        await using var host = await ConversationHost.StartAsync(EchoAsync);
        await host.Conversation().PostAsync(ConversationHost.Message("stop"), null);
        Assert.Equal(["echo: stop"], ConversationHost.Answers(await host.ReadUntilEndedAsync(1)));
        Assert.False(await host.Conversation().CancelAsync());
    }

    [Fact]
    public async Task Turn_ThatFails_TellsTheUserRecordsTheFaultAndTheNextWorks()
    {
        await using var host = await ConversationHost.StartAsync(
            (turn, token) =>
                turn.Activity.Text == "boom" ? throw new InvalidOperationException("secret words") : EchoAsync(turn, token)
        );
        await host.Conversation().PostAsync(ConversationHost.Message("boom"), null);
        await host.Conversation().PostAsync(ConversationHost.Message("hi"), null);

        var updates = await host.ReadUntilEndedAsync(2);

        var answers = ConversationHost.Answers(updates);
        Assert.Contains("Something went wrong", answers[0], StringComparison.Ordinal);
        Assert.DoesNotContain("secret", answers[0], StringComparison.Ordinal);
        Assert.Equal("echo: hi", answers[1]);
        Assert.Contains(new TurnUpdate.Ended(1, TurnOutcome.Failed), updates);
        await using var context = host.Services.GetRequiredService<IDbContextFactory<ChatbotDbContext>>().CreateDbContext();
        var fault = await context.Faults.SingleAsync(ConversationHost.Token);
        Assert.Contains(fault.CorrelationId, answers[0], StringComparison.Ordinal);
        Assert.DoesNotContain("secret", fault.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Turn_PastItsDeadline_IsEndedAndTold()
    {
        await using var host = await ConversationHost.StartAsync(
            async (turn, token) => await turn.StreamAsync(HangAfter(new(), "Half an answer"), token),
            settings: "--Conversations:TurnDeadline=00:00:01"
        );
        await host.Conversation().PostAsync(ConversationHost.Message("talk"), null);

        var updates = await host.ReadUntilEndedAsync(1);

        Assert.StartsWith("Half an answer …", ConversationHost.Answers(updates)[0], StringComparison.Ordinal);
        Assert.Contains("took too long", ConversationHost.Answers(updates)[0], StringComparison.Ordinal);
        Assert.Contains(new TurnUpdate.Ended(1, TurnOutcome.TimedOut), updates);
    }

    [Fact]
    public async Task Stream_ReadByAReaderThatJoinsInTheMiddle_StartsWithTheTextSoFarAndEndsWithTheFinal()
    {
        var said = new TaskCompletionSource();
        var gate = new TaskCompletionSource();
        await using var host = await ConversationHost.StartAsync(
            async (turn, token) => await turn.StreamAsync(WaitBeforeEnd(said, gate, token), token)
        );
        await host.Conversation().PostAsync(ConversationHost.Message("talk"), null);
        await said.Task.WaitAsync(TimeSpan.FromSeconds(90), ConversationHost.Token);

        var updates = new List<TurnUpdate>();
        await foreach (var update in host.Conversation().SubscribeAsync(0, ConversationHost.Token))
        {
            updates.Add(update);
            if (update is TurnUpdate.Delta)
            {
                gate.TrySetResult();
            }

            if (update is TurnUpdate.Ended)
            {
                break;
            }
        }

        var deltas = updates.OfType<TurnUpdate.Delta>().ToList();
        Assert.Equal("one two ", deltas[0].Text);
        Assert.Single(deltas.Select(delta => delta.StreamId).Distinct());
        Assert.Equal(deltas.Select(delta => delta.StreamSequence).Order(), deltas.Select(delta => delta.StreamSequence));
        var final = updates.OfType<TurnUpdate.Recorded>().Last();
        Assert.Equal("one two three", final.Activity.Text);
        Assert.True(updates.IndexOf(final) > updates.IndexOf(deltas[^1]));
        Assert.Equal(deltas[0].StreamId, ActivityJson.FindStreamInfo(final.Activity)!.StreamId);
        Assert.Equal(deltas[0].StreamId, final.Activity.ChannelData!.Value.GetProperty("streamId").GetString());
        Assert.Equal("final", final.Activity.ChannelData!.Value.GetProperty("streamType").GetString());
    }

    private static Task EchoAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        turn.SendAsync(TurnTexts.Message($"echo: {turn.Activity.Text}"), cancellationToken);

    private static async IAsyncEnumerable<StreamItem> HangAfter(TaskCompletionSource said, params string[] words)
    {
        foreach (var word in words)
        {
            yield return new StreamItem.Delta(word);
        }

        said.TrySetResult();
        await Hang();
    }

    private static Task Hang() => new TaskCompletionSource().Task.WaitAsync(Timeout.InfiniteTimeSpan);

    private static async IAsyncEnumerable<StreamItem> WaitBeforeEnd(
        TaskCompletionSource said,
        TaskCompletionSource gate,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        yield return new StreamItem.Delta("one ");
        yield return new StreamItem.Delta("two ");
        said.TrySetResult();
        await gate.Task.WaitAsync(cancellationToken);
        yield return new StreamItem.Delta("three");
        yield return new StreamItem.Final(TurnTexts.Message("one two three"));
    }
}
