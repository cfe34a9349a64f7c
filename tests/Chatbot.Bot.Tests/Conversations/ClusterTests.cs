using Chatbot.Bot.Channels;
using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.Erasures;
using Chatbot.Bot.Persistence;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;
using Chatbot.Testing.Files;
using Chatbot.Testing.Silos;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.TestingHost;

namespace Chatbot.Bot.Tests.Conversations;

/// <summary>Several nodes on the same storage.</summary>
public sealed class ClusterTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Turn_WhoseNodeDies_IsFinishedOnceInTheSameStreamByAnotherNode()
    {
        var runs = new List<string>();
        var begun = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var folder = new TestFolder();
        await using var cluster = await StartClusterAsync(folder.Path, RunAsync);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ConversationHost.Token);
        limit.CancelAfter(Limit);
        await cluster.Client.GetGrain<IConversationGrain>(Key).PostAsync(ConversationHost.Message("talk"), "k1");
        var owner = await begun.Task.WaitAsync(limit.Token);
        var survivor = cluster.Services(cluster.Names.Single(name => name != owner)).GetRequiredService<IGrainFactory>();
        var half = (TurnUpdate.Delta)
            (await ReadUntilAsync(survivor, update => update is TurnUpdate.Delta, limit.Token)).Last(u => u is TurnUpdate.Delta);

        await cluster.KillAsync(owner, limit.Token);
        var updates = await ReadUntilAsync(survivor, update => update is TurnUpdate.Ended, limit.Token);

        Assert.Equal(["whole answer"], ConversationHost.Answers(updates));
        var final = updates.OfType<TurnUpdate.Recorded>().Single(recorded => recorded.Sequence != recorded.Turn);
        Assert.Equal(half.StreamId, ActivityJson.FindStreamInfo(final.Activity)!.StreamId);
        Assert.Contains(new TurnUpdate.Ended(1, TurnOutcome.Completed), updates);
        Assert.Equal(2, runs.Count);
        Assert.NotEqual(runs[0], runs[1]);
        var again = await survivor.GetGrain<IConversationGrain>(Key).PostAsync(ConversationHost.Message("talk"), "k1");
        Assert.True(again.Duplicate);

        async Task RunAsync(string silo, ITurnContext turn, CancellationToken token)
        {
            runs.Add(silo);
            if (runs.Count == 1)
            {
                await turn.StreamAsync(SayThenHang(() => begun.TrySetResult(silo)), token);
            }

            await turn.StreamAsync(Say("whole ", "answer"), token);
        }
    }

    [Fact]
    public async Task Turn_RunByTwoNodesThatDoNotSeeEachOther_IsAnsweredOnce()
    {
        var (begun, gate, ended) = (
            new TaskCompletionSource(),
            new TaskCompletionSource(),
            new TaskCompletionSource<Exception>()
        );
        await using var first = await ConversationHost.StartAsync(
            async (turn, token) =>
            {
                begun.TrySetResult();
                await gate.Task;
                try
                {
                    await turn.SendAsync(TurnTexts.Message("answer"), token);
                }
                catch (Exception exception)
                {
                    ended.TrySetResult(exception);
                    throw;
                }
            }
        );
        await first.Conversation().PostAsync(ConversationHost.Message("hi"), "k1");
        await begun.Task.WaitAsync(Limit, ConversationHost.Token);

        await using var second = await ConversationHost.StartAsync(EchoAsync, first.Folder);
        var updates = await second.ReadUntilEndedAsync(1);
        gate.SetResult();

        Assert.IsType<OwnershipLostException>(await ended.Task.WaitAsync(Limit, ConversationHost.Token));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ConversationHost.Token);
        limit.CancelAfter(Limit);
        while ((await first.Conversation().SnapshotAsync()).RunningTurn is not null)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), limit.Token);
        }

        Assert.Equal(["echo: hi"], ConversationHost.Answers(updates));
        Assert.Equal(["hi", "echo: hi"], Texts(second));
    }

    [Fact]
    public async Task Post_ToANodeThatLostTheConversation_IsRefusedAndStoredOnceWhenPostedAgain()
    {
        await using var stale = await ConversationHost.StartAsync(EchoAsync);
        await stale.Conversation().PostAsync(ConversationHost.Message("one"), "k1");
        await stale.ReadUntilEndedAsync(1);
        await using var owner = await ConversationHost.StartAsync(EchoAsync, stale.Folder);
        await owner.Conversation().PostAsync(ConversationHost.Message("two"), "k2");
        await owner.ReadUntilEndedAsync(2);

        await Assert.ThrowsAsync<OwnershipLostException>(() =>
            stale.Conversation().PostAsync(ConversationHost.Message("three"), "k3")
        );
        var receipt = await stale.Conversation().PostAsync(ConversationHost.Message("three"), "k3");
        await stale.ReadUntilEndedAsync(3);

        Assert.False(receipt.Duplicate);
        Assert.Equal(["one", "echo: one", "two", "echo: two", "three", "echo: three"], Texts(owner));
    }

    [Fact]
    public async Task Log_OfAStaleOwner_CannotWriteAPlaceTwice()
    {
        await using var host = await ConversationHost.StartAsync((_, _) => Task.CompletedTask);
        var (mine, theirs) = (CreateLog(host), CreateLog(host));
        mine.Load();
        theirs.Load();
        await theirs.AppendInboundAsync(ConversationHost.Message("theirs"), "k1");
        await theirs.AppendOutboundAsync(1, 1, TurnTexts.Message("answer"), DeliveryState.Pull);

        await Assert.ThrowsAsync<OwnershipLostException>(() => mine.AppendInboundAsync(ConversationHost.Message("mine"), "k2"));
        await Assert.ThrowsAsync<OwnershipLostException>(() =>
            mine.AppendOutboundAsync(1, 1, TurnTexts.Message("answer again"), DeliveryState.Pull)
        );
        var known = await mine.AppendInboundAsync(ConversationHost.Message("theirs"), "k1");

        Assert.Equal((true, 1L), (known.Receipt.Duplicate, known.Receipt.Sequence));
        Assert.Equal(["theirs", "answer"], Texts(host));
    }

    [Fact]
    public async Task Forgotten_OnOneNode_IsGoneFromTheMemoryOfAnother()
    {
        var silos = new Dictionary<string, string>(StringComparer.Ordinal);
        MortalCluster? running = null;
        using var folder = new TestFolder();
        await using var cluster = await StartClusterAsync(folder.Path, RunAsync);
        running = cluster;
        await SayAsync("c1", "My code is LX-2277.");
        Assert.Contains("LX-2277", await SayAsync("c1", "what?"), StringComparison.Ordinal);
        var other = "c1";
        for (var number = 2; silos[other] == silos["c1"]; number++)
        {
            other = $"c{number}";
            await SayAsync(other, "hello");
        }

        await SayAsync(other, "forget");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ConversationHost.Token);
        limit.CancelAfter(Limit);
        var erasures = cluster.Services(cluster.Names[0]).GetRequiredService<ErasureStore>();
        while (erasures.FindOpen(1).Count > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), limit.Token);
        }

        Assert.DoesNotContain("LX-2277", await SayAsync("c1", "what?"), StringComparison.Ordinal);
        Assert.NotEqual(silos["c1"], silos[other]);

        async Task RunAsync(string silo, ITurnContext turn, CancellationToken token)
        {
            if (turn.Activity.Type != ActivityTypes.Message)
            {
                return;
            }

            silos[turn.Conversation.Conversation] = silo;
            if (turn.Activity.Text == "forget")
            {
                var (desk, user) = (
                    running!.Services(silo).GetRequiredService<ErasureDesk>(),
                    new UserKey("default", "test", "user1")
                );
                await desk.TakeAsync(
                    turn,
                    user,
                    new() { Statements = desk.Statements(user, [], fact => fact.Subject == "code") }
                );
            }

            await turn.SendAsync(TurnTexts.Message($"known: {string.Join('|', turn.History.Select(said => said.Text))}"), token);
        }

        async Task<string> SayAsync(string name, string text)
        {
            var grain = cluster.Client.GetGrain<IConversationGrain>(ConversationHost.Id(name).ToString());
            var receipt = await grain.PostAsync(ConversationHost.Message(text), null);
            await foreach (var update in grain.SubscribeAsync(receipt.Sequence, ConversationHost.Token))
            {
                if (update is TurnUpdate.Recorded recorded && recorded.Turn == receipt.Sequence)
                {
                    return recorded.Activity.Text!;
                }
            }

            throw new InvalidOperationException("Nothing was answered.");
        }
    }

    private static string Key => ConversationHost.Id().ToString();

    private static Task EchoAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        turn.SendAsync(TurnTexts.Message($"echo: {turn.Activity.Text}"), cancellationToken);

    private static ConversationLog CreateLog(ConversationHost host) =>
        new(
            ConversationHost.Id(),
            host.Services.GetRequiredService<TranscriptStore>(),
            new ConversationReaders(16),
            new ConversationOptions(),
            TimeProvider.System
        );

    private static IEnumerable<string?> Texts(ConversationHost host) =>
        host
            .Services.GetRequiredService<TranscriptStore>()
            .Read(ConversationHost.Id(), 0, 100)
            .Select(entry => entry.Activity.Text);

    private static async Task<MortalCluster> StartClusterAsync(
        string folder,
        Func<string, ITurnContext, CancellationToken, Task> bot
    )
    {
        await using (var database = new Database(Options.Create(new StorageOptions { DataPath = folder })))
        {
            await database.MigrateAsync(ConversationHost.Token);
        }

        var builder = new InProcessTestClusterBuilder(2);
        builder.ConfigureSilo(
            (_, silo) =>
                silo.Configure<ClusterMembershipOptions>(membership =>
                {
                    // A silo that is taken for dead ends this process, and a busy machine must not pass for that.
                    membership.ProbeTimeout = TimeSpan.FromSeconds(2);
                    membership.NumMissedProbesLimit = 3;
                    membership.NumVotesForDeathDeclaration = 1;
                    membership.TableRefreshTimeout = TimeSpan.FromSeconds(1);
                })
        );
        builder.ConfigureSiloHost(
            (options, host) =>
            {
                host.Configuration.AddInMemoryCollection(
                    new Dictionary<string, string?>(StringComparer.Ordinal)
                    {
                        ["Storage:DataPath"] = folder,
                        ["Conversations:SweepInterval"] = "00:00:00.5",
                    }
                );
                host.Logging.SetMinimumLevel(LogLevel.Critical);
                host.Services.AddSingleton(TimeProvider.System);
                host.Services.AddPersistence(host.Configuration);
                host.Services.AddConversations(host.Configuration);
                host.Services.AddSingleton<IChannel>(new ConversationHost.TestChannel(delivery: null));
                host.Services.AddSingleton<IBot>(
                    new ConversationHost.DelegateBot((turn, token) => bot(options.SiloName, turn, token))
                );
            }
        );
        var cluster = builder.Build();
        await cluster.DeployAsync(ConversationHost.Token);
        return new(cluster);
    }

    /// <summary>Reads from the start, again when the node that owned the conversation is gone.</summary>
    private static async Task<List<TurnUpdate>> ReadUntilAsync(
        IGrainFactory grains,
        Predicate<TurnUpdate> isLast,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var updates = new List<TurnUpdate>();
            try
            {
                var grain = grains.GetGrain<IConversationGrain>(Key);
                await foreach (var update in grain.SubscribeAsync(0, cancellationToken).WithCancellation(cancellationToken))
                {
                    updates.Add(update);
                    if (isLast(update))
                    {
                        return updates;
                    }
                }
            }
            catch (Exception exception) when (exception is OrleansException or TimeoutException or EnumerationAbortedException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
            }
        }
    }

    private static async IAsyncEnumerable<StreamItem> SayThenHang(Action said)
    {
        yield return new StreamItem.Delta("half ");
        said();
        await new TaskCompletionSource().Task;
    }

    private static async IAsyncEnumerable<StreamItem> Say(params string[] words)
    {
        await Task.Yield();
        foreach (var word in words)
        {
            yield return new StreamItem.Delta(word);
        }

        yield return new StreamItem.Final(TurnTexts.Message(string.Concat(words)));
    }
}
