using System.Diagnostics;
using System.Globalization;
using Chatbot.Contracts.Conversations;

namespace Chatbot.Benchmarks.Turns;

/// <summary><c>fan-out</c>: one streamed answer read by many readers of its conversation.</summary>
internal static class FanOutBenchmark
{
    private const int Words = 500;
    private static readonly int[] ReaderCounts = [1, 10, 100];

    public static async Task<int> RunAsync(string[] args)
    {
        var report = new Report("Streaming fan-out");
        report.Add(
            $"\nAn answer of {Words} words, one every 2 ms, paced to an update every 50 ms; every reader sees the final message."
        );
        report.Table("Result", "readers", "updates seen", "seconds", "CPU µs/update", "readers with the final");
        await using var host = await BenchmarkHost.StartAsync("--Assistant:Provider=echo", "--Sample:Enabled=false");
        await MeasureAsync(host, readers: 1, "warm-up");
        foreach (var readers in ReaderCounts)
        {
            var (updates, finals, elapsed, cpu) = await MeasureAsync(host, readers, $"readers-{readers}");
            report.Row(
                readers,
                updates,
                elapsed.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture),
                (cpu.TotalMicroseconds / updates).ToString("0", CultureInfo.InvariantCulture),
                finals
            );
        }

        report.Save("fan-out.md");
        return 0;
    }

    private static async Task<(int Updates, int Finals, TimeSpan Elapsed, TimeSpan Cpu)> MeasureAsync(
        BenchmarkHost host,
        int readers,
        string name
    )
    {
        var conversation = host.Conversation(name);
        var reading = Enumerable.Range(0, readers).Select(_ => ReadAsync(conversation)).ToList();
        var cpu = Environment.CpuUsage.TotalTime;
        var started = Stopwatch.GetTimestamp();
        await conversation.PostAsync(BenchmarkHost.Message($"stream {Words} 2ms"), null);
        var results = await Task.WhenAll(reading);
        return (
            results.Sum(result => result.Updates),
            results.Count(result => result.Final),
            Stopwatch.GetElapsedTime(started),
            Environment.CpuUsage.TotalTime - cpu
        );
    }

    private static async Task<(int Updates, bool Final)> ReadAsync(IConversationGrain conversation)
    {
        var (updates, final) = (0, false);
        await foreach (var update in conversation.SubscribeAsync(0, CancellationToken.None))
        {
            updates++;
            final |= update is TurnUpdate.Recorded { Sequence: > 1 };
            if (update is TurnUpdate.Ended)
            {
                break;
            }
        }

        return (updates, final);
    }
}
