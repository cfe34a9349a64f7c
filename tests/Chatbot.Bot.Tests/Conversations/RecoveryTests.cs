using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Chatbot.Bot.Conversations;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;

namespace Chatbot.Bot.Tests.Conversations;

public sealed class RecoveryTests
{
    private static readonly string[] NoGrace = ["--Conversations:ShutdownGrace=00:00:00"];

    [Fact]
    public async Task Shutdown_DuringATurnThatDoesNotListen_EndsAndTheNextHostAnswers()
    {
        var (begun, never) = (new TaskCompletionSource(), new TaskCompletionSource());
        var host = await ConversationHost.StartAsync(
            async (_, _) =>
            {
                begun.TrySetResult();
                await never.Task;
            },
            services: services =>
                services.Configure<GrainCollectionOptions>(options => options.DeactivationTimeout = TimeSpan.FromSeconds(1)),
            settings: NoGrace
        );
        await host.Conversation().PostAsync(ConversationHost.Message("hi"), null);
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(90), ConversationHost.Token);

        await host.DisposeAsync();
        await using var next = await ConversationHost.StartAsync(
            (turn, token) => turn.SendAsync(TurnTexts.Message("answer"), token),
            host.Folder
        );

        Assert.Equal(["answer"], ConversationHost.Answers(await next.ReadUntilEndedAsync(1)));
    }

    [Fact]
    public async Task Turn_HandedOverInTheMiddleOfAStream_IsFinishedInTheSameStreamByTheNextHost()
    {
        var said = new TaskCompletionSource();
        var host = await ConversationHost.StartAsync(
            async (turn, token) => await turn.StreamAsync(SayThenHang(said, token), token),
            settings: NoGrace
        );
        await host.Conversation().PostAsync(ConversationHost.Message("talk"), "k1");
        await host.Conversation().PostAsync(ConversationHost.Message("next"), "k2");
        await said.Task.WaitAsync(TimeSpan.FromSeconds(90), ConversationHost.Token);
        var half = await FirstDeltaAsync(host);
        await host.DisposeAsync();

        await using var next = await ConversationHost.StartAsync(
            async (turn, token) => await turn.StreamAsync(Say(turn.Activity.Text!), token),
            host.Folder
        );
        var updates = await next.ReadUntilEndedAsync(2);

        Assert.Equal(["whole answer to talk", "whole answer to next"], ConversationHost.Answers(updates));
        var final = updates.OfType<TurnUpdate.Recorded>().First(r => r is { Turn: 1, Sequence: > 1 });
        Assert.Equal(half.StreamId, ActivityJson.FindStreamInfo(final.Activity)!.StreamId);
        Assert.All(
            updates.OfType<TurnUpdate.Delta>().Where(d => d.Turn == 1),
            d => Assert.True(d.StreamSequence > half.StreamSequence)
        );
    }

    [Fact]
    public async Task Turn_RunAgain_RepeatsNeitherRecordedStepsNorGivenAnswers()
    {
        var steps = 0;
        var runs = 0;
        var reached = new TaskCompletionSource();
        async Task BotAsync(ITurnContext turn, CancellationToken token)
        {
            runs++;
            var typeInfo = (JsonTypeInfo<int>)JsonSerializerOptions.Default.GetTypeInfo(typeof(int));
            var value = await turn.Journal.StepAsync("work", typeInfo, _ => Task.FromResult(++steps), token);
            await turn.SendAsync(TurnTexts.Message($"first {value}"), token);
            if (runs == 1)
            {
                reached.SetResult();
                await Task.Delay(Timeout.Infinite, token);
            }

            await turn.SendAsync(TurnTexts.Message("second"), token);
        }

        var host = await ConversationHost.StartAsync(BotAsync, settings: NoGrace);
        await host.Conversation().PostAsync(ConversationHost.Message("go"), null);
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(90), ConversationHost.Token);
        await host.DisposeAsync();
        await using var next = await ConversationHost.StartAsync(BotAsync, host.Folder);

        var updates = await next.ReadUntilEndedAsync(1);

        Assert.Equal(["first 1", "second"], ConversationHost.Answers(updates));
        Assert.Equal((1, 2), (steps, runs));
    }

    [Fact]
    public async Task Turn_ThatNeverEnds_IsGivenUpAfterTheLastAttempt()
    {
        string? folder = null;
        for (var run = 0; run < 2; run++)
        {
            var begun = new TaskCompletionSource();
            var host = await ConversationHost.StartAsync(
                async (_, token) =>
                {
                    begun.TrySetResult();
                    await Task.Delay(Timeout.Infinite, token);
                },
                folder,
                settings: [.. NoGrace, "--Conversations:MaxAttempts=2"]
            );
            folder = host.Folder;
            if (run == 0)
            {
                await host.Conversation().PostAsync(ConversationHost.Message("poison"), null);
            }

            await begun.Task.WaitAsync(TimeSpan.FromSeconds(90), ConversationHost.Token);
            await host.DisposeAsync();
        }

        await using var last = await ConversationHost.StartAsync(
            (turn, token) => turn.SendAsync(TurnTexts.Message($"echo: {turn.Activity.Text}"), token),
            folder,
            settings: "--Conversations:MaxAttempts=2"
        );
        var updates = await last.ReadUntilEndedAsync(1);
        Assert.Contains("Something went wrong", ConversationHost.Answers(updates)[0], StringComparison.Ordinal);
        Assert.Contains(new TurnUpdate.Ended(1, TurnOutcome.Failed), updates);

        await last.Conversation().PostAsync(ConversationHost.Message("hi"), null);
        Assert.Equal("echo: hi", ConversationHost.Answers(await last.ReadUntilEndedAsync(2))[^1]);
    }

    private static async Task<TurnUpdate.Delta> FirstDeltaAsync(ConversationHost host)
    {
        await foreach (var update in host.Conversation().SubscribeAsync(0, ConversationHost.Token))
        {
            if (update is TurnUpdate.Delta delta)
            {
                return delta;
            }
        }

        throw new InvalidOperationException("No delta.");
    }

    private static async IAsyncEnumerable<StreamItem> SayThenHang(
        TaskCompletionSource said,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        yield return new StreamItem.Delta("half ");
        said.SetResult();
        await Task.Delay(Timeout.Infinite, cancellationToken);
    }

    private static async IAsyncEnumerable<StreamItem> Say(string text)
    {
        await Task.Yield();
        yield return new StreamItem.Delta("whole ");
        yield return new StreamItem.Delta($"answer to {text}");
        yield return new StreamItem.Final(TurnTexts.Message($"whole answer to {text}"));
    }
}
