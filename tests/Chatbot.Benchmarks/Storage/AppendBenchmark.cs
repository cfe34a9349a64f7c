using System.Diagnostics;
using System.Globalization;
using Chatbot.Bot.Persistence;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Activity = Chatbot.Contracts.Activities.Activity;

namespace Chatbot.Benchmarks.Storage;

/// <summary><c>append</c>: durable appends to the transcript with many writers at once.</summary>
internal static class AppendBenchmark
{
    private const int Writers = 200;
    private const int AppendsPerWriter = 500;
    private const int Rounds = 3;

    public static async Task<int> RunAsync(string[] args)
    {
        var folder = Directory.CreateTempSubdirectory("chatbot-benchmark").FullName;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Storage:DataPath", folder)]).Build();
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddMetrics()
            .AddSingleton(TimeProvider.System)
            .AddPersistence(configuration)
            .BuildServiceProvider();
        await services.GetRequiredService<Database>().MigrateAsync(CancellationToken.None);
        var transcript = services.GetRequiredService<TranscriptStore>();

        var report = new Report("Durable appends to the transcript");
        report.Add(
            $"\nSQLite, WAL, synchronous=FULL, {Writers} writers, {AppendsPerWriter} appends each; every caller waits for its own durability."
        );
        report.Table("Result", "round", "appends/s", "CPU µs/append", "p50 ms", "p99 ms");
        for (var round = 0; round <= Rounds; round++)
        {
            await MeasureAsync(transcript, round, report);
        }

        report.Save("append.md");
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    /// <summary>Round 0 warms up and is not reported.</summary>
    private static async Task MeasureAsync(TranscriptStore transcript, int round, Report report)
    {
        var message = new Activity
        {
            Type = ActivityTypes.Message,
            Id = "1",
            Text = "How many vacation days do full-time employees get?",
            From = new() { Id = "user-1", Name = "User" },
            Conversation = new() { Id = "conversation-1" },
        };
        var durations = new TimeSpan[Writers * AppendsPerWriter];
        var cpu = Environment.CpuUsage.TotalTime;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(
            Enumerable
                .Range(0, Writers)
                .Select(async writer =>
                {
                    var conversation = new ConversationId("benchmark", "default", $"{round}-{writer}");
                    for (var sequence = 1; sequence <= AppendsPerWriter; sequence++)
                    {
                        var begun = Stopwatch.GetTimestamp();
                        await transcript.AppendInboundAsync(conversation, sequence, message, $"key-{sequence}", sequence == 1);
                        durations[(writer * AppendsPerWriter) + sequence - 1] = Stopwatch.GetElapsedTime(begun);
                    }
                })
        );
        if (round > 0)
        {
            report.Row(
                round,
                (durations.Length / Stopwatch.GetElapsedTime(started).TotalSeconds).ToString("0", CultureInfo.InvariantCulture),
                ((Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / durations.Length).ToString(
                    "0.0",
                    CultureInfo.InvariantCulture
                ),
                Report.Percentile(durations, 0.5),
                Report.Percentile(durations, 0.99)
            );
        }
    }
}
