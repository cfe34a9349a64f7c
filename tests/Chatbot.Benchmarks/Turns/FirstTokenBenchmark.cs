using System.Diagnostics;
using System.Globalization;
using Chatbot.Contracts.Conversations;
using Chatbot.Testing.ChatClients;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Benchmarks.Turns;

/// <summary><c>first-token</c>: what a durable turn adds to the provider's own time to the first token.</summary>
internal static class FirstTokenBenchmark
{
    private const int Turns = 200;

    private static readonly string[] Questions =
    [
        "How many vacation days do full-time employees get?",
        "How many days per week may I work remotely?",
        "What is the per diem for a trip to Switzerland?",
        "How long is the warranty on our sensors?",
    ];

    public static async Task<int> RunAsync(string[] args)
    {
        var report = new Report("Time to the first token");
        report.Add($"\n{Turns} turns one after another; from the post to the first text a reader sees, storage included.");
        report.Add("Own = the same provider called directly. The openai provider talks to a fake server on this machine.");
        report.Table("Result", "provider", "p50 ms", "own p50 ms", "added p50 ms", "p95 ms");

        await using (var host = await BenchmarkHost.StartAsync("--Assistant:Provider=echo", "--Sample:Enabled=false"))
        {
            await MeasureAsync(report, host, "echo, without retrieval", _ => "stream 5");
        }

        await using var server = await FakeOpenAIServer.StartAsync(CancellationToken.None);
        await using (
            var host = await BenchmarkHost.StartAsync(
                "--Assistant:Provider=openai",
                $"--Providers:OpenAI:Endpoint={server.Endpoint}",
                "--Providers:OpenAI:ApiKey=benchmark"
            )
        )
        {
            await MeasureAsync(report, host, "openai, with retrieval", turn => Questions[turn % Questions.Length]);
        }

        report.Save("first-token.md");
        return 0;
    }

    private static async Task MeasureAsync(Report report, BenchmarkHost host, string name, Func<int, string> text)
    {
        var client = host.Services.GetRequiredService<IChatClient>();
        var (turns, own) = (new List<TimeSpan>(), new List<TimeSpan>());
        for (var turn = 0; turn < Turns * 2; turn++)
        {
            var (whole, direct) = (await TurnAsync(host, turn, text(turn)), await CallAsync(client, text(turn)));
            if (turn >= Turns)
            {
                turns.Add(whole);
                own.Add(direct);
            }
        }

        var (p50, ownP50) = (Report.Percentile(turns, 0.5), Report.Percentile(own, 0.5));
        var added = double.Parse(p50, CultureInfo.InvariantCulture) - double.Parse(ownP50, CultureInfo.InvariantCulture);
        report.Row(name, p50, ownP50, added.ToString("0.0", CultureInfo.InvariantCulture), Report.Percentile(turns, 0.95));
    }

    /// <summary>A conversation of its own per turn, so that no history grows.</summary>
    private static async Task<TimeSpan> TurnAsync(BenchmarkHost host, int turn, string text)
    {
        var conversation = host.Conversation($"first-token-{turn}");
        await using var updates = conversation.SubscribeAsync(0, CancellationToken.None).GetAsyncEnumerator();
        var next = updates.MoveNextAsync();
        var started = Stopwatch.GetTimestamp();
        var receipt = await conversation.PostAsync(BenchmarkHost.Message(text), null);
        while (await next)
        {
            if (updates.Current is TurnUpdate.Delta or TurnUpdate.Recorded { Sequence: > 1 })
            {
                return Stopwatch.GetElapsedTime(started);
            }

            next = updates.MoveNextAsync();
        }

        throw new InvalidOperationException($"Turn {receipt.Sequence} gave no text.");
    }

    private static async Task<TimeSpan> CallAsync(IChatClient client, string text)
    {
        var started = Stopwatch.GetTimestamp();
        await foreach (var update in client.GetStreamingResponseAsync(text))
        {
            if (update.Text.Length > 0)
            {
                break;
            }
        }

        return Stopwatch.GetElapsedTime(started);
    }
}
