using System.Diagnostics;
using System.Text.Json;
using Chatbot.EndToEnd.Tests.DirectLine;
using Chatbot.Testing.Files;
using static Chatbot.EndToEnd.Tests.Chaos.Transcripts;

namespace Chatbot.EndToEnd.Tests.Chaos;

/// <summary>The host is killed like a crash does it, and nobody notices more than a delay.</summary>
public sealed class ChaosTests
{
    private const int Conversations = 200;
    private const int Messages = 5;
    private const int Kills = 3;

    [Fact]
    public async Task Load_WhileTheHostIsKilledThreeTimes_IsAnsweredExactlyOnceInOrder()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("CHATBOT_CHAOS_SEED"), out var given)
            ? given
            : Random.Shared.Next();
        var output = TestContext.Current.TestOutputHelper!;
        output.WriteLine($"Repeat with CHATBOT_CHAOS_SEED={seed}");
        var moments = Moments(new Random(seed));
        using var limit = Limit();
        using var folder = new TestFolder();
        await using var host = new ChatbotProcess(folder.Path);
        await host.StartAsync();
        using var http = host.CreateClient();
        var progress = new Progress(moments.Select(moment => moment.After));
        var watch = Stopwatch.StartNew();

        var clients = Enumerable.Range(0, Conversations).Select(_ => new PersistentClient(host, http)).ToList();
        var load = Task.WhenAll(clients.Select((client, index) => TalkAsync(client, index, progress, limit.Token)));
        foreach (var (after, delay) in moments)
        {
            await progress.ReachedAsync(after).WaitAsync(limit.Token);
            await Task.Delay(delay, limit.Token);
            Assert.False(load.IsCompleted, "The load was over before the host was killed.");
            output.WriteLine($"{watch.Elapsed.TotalSeconds:F1} s: killed at {progress.Count} acknowledged messages");
            await host.KillAsync();
            await host.StartAsync();
        }

        await load;
        output.WriteLine(
            $"{watch.Elapsed.TotalSeconds:F1} s: all posted, {clients.Sum(client => client.Repeated)} requests repeated"
        );

        // Turns run in order: when this one is answered, every earlier one has ended.
        await Task.WhenAll(clients.Select(client => client.PostAsync("the last one", limit.Token)));
        var transcripts = await Task.WhenAll(
            clients.Select(client => client.ReadUntilAsync(IsAnswered("the last one"), limit.Token))
        );
        output.WriteLine($"{watch.Elapsed.TotalSeconds:F1} s: all answered");

        Assert.All(clients.Zip(transcripts), pair => RequireAnsweredOnce(pair.First, pair.Second));
        Assert.True(clients.Sum(client => client.Repeated) > 0, "No client noticed that the host was killed.");
    }

    [Fact]
    public async Task Stream_WhoseHostIsKilled_EndsInTheSameStreamWithOneMessage()
    {
        using var limit = Limit();
        using var folder = new TestFolder();
        await using var host = new ChatbotProcess(folder.Path);
        await host.StartAsync();
        using var http = host.CreateClient();
        var client = new PersistentClient(host, http);
        await client.StartAsync(limit.Token);
        await client.PostAsync("before", limit.Token);
        await client.ReadUntilAsync(IsAnswered("before"), limit.Token);

        JsonElement half;
        await client.ReconnectAsync(limit.Token);
        using (var socket = await DirectLineSocket.ConnectAsync(client.StreamUrl))
        {
            await client.PostAsync("stream 200 20ms", limit.Token);
            var seen = await socket.ReadUntilAsync(activities => activities.Exists(IsHalf));
            half = seen.Last(IsHalf);
            await host.KillAsync();
        }

        await host.StartAsync();
        await client.ReconnectAsync(limit.Token);
        using var resumed = await DirectLineSocket.ConnectAsync(client.StreamUrl);
        var rest = await resumed.ReadUntilAsync(activities => activities.Exists(IsFinal));
        await client.PostAsync("after", limit.Token);
        var transcript = await client.ReadUntilAsync(IsAnswered("after"), limit.Token);

        var whole = Words(200);
        var final = Assert.Single(rest, IsFinal);
        Assert.Equal(half.DataOf("streamId"), final.DataOf("streamId"));
        Assert.Equal(whole, final.TextOf());
        Assert.All(
            rest.Where(activity => activity.DataOf("streamSequence") is not null),
            part =>
            {
                Assert.Equal(half.DataOf("streamId"), part.DataOf("streamId"));
                Assert.True(SequenceOf(part) > SequenceOf(half), "The stream went back.");
            }
        );
        Assert.Equal(
            ["before", "echo: before", "stream 200 20ms", whole, "after", "echo: after"],
            transcript.Where(activity => !IsWelcome(activity)).Select(activity => activity.TextOf())
        );
        Assert.Equal(final.IdOf(), Assert.Single(transcript, IsFinal).IdOf());
    }

    private static async Task TalkAsync(
        PersistentClient client,
        int index,
        Progress progress,
        CancellationToken cancellationToken
    )
    {
        await client.StartAsync(cancellationToken);
        for (var i = 0; i < Messages; i++)
        {
            await client.PostAsync($"message {i} of {index}", cancellationToken);
            progress.Add();
        }
    }

    /// <summary>After how many acknowledged messages the host is killed, and how much later.</summary>
    private static List<(int After, TimeSpan Delay)> Moments(Random random)
    {
        const int share = Conversations * Messages / (Kills + 1);
        return
        [
            .. Enumerable
                .Range(0, Kills)
                .Select(kill => (kill * share + random.Next(1, share), TimeSpan.FromMilliseconds(random.Next(0, 20)))),
        ];
    }

    private static void RequireAnsweredOnce(PersistentClient client, List<JsonElement> transcript)
    {
        var asked = transcript.Where(activity => RoleOf(activity) == "user").ToList();
        var answers = transcript.Where(activity => RoleOf(activity) == "bot" && !IsWelcome(activity)).ToList();
        Assert.Equal(client.Acknowledged, asked.Select(activity => (activity.TextOf()!, activity.IdOf())));
        Assert.Equal(
            client.Acknowledged.Select(message => ($"echo: {message.Text}", message.Id)),
            answers.Select(activity => (activity.TextOf()!, activity.GetProperty("replyToId").GetString()!))
        );
        Assert.Equal(transcript.Count, transcript.Select(activity => activity.IdOf()).Distinct().Count());
        Assert.True(transcript.Count(IsWelcome) <= 1, "The user was welcomed more than once.");
    }

    /// <summary>Against hanging; it takes about 20 seconds on two idle cores.</summary>
    private static CancellationTokenSource Limit()
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(ChatbotProcess.Token);
        limit.CancelAfter(TimeSpan.FromMinutes(4));
        return limit;
    }

    /// <summary>Counts acknowledged messages and says when certain numbers are reached.</summary>
    private sealed class Progress(IEnumerable<int> milestones)
    {
        private readonly Dictionary<int, TaskCompletionSource> _reached = milestones.ToDictionary(
            milestone => milestone,
            _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
        );
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public void Add()
        {
            if (_reached.TryGetValue(Interlocked.Increment(ref _count), out var reached))
            {
                reached.TrySetResult();
            }
        }

        public Task ReachedAsync(int milestone) => _reached[milestone].Task;
    }
}
