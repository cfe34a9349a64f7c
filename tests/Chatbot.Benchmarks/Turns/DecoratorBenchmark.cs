using System.Diagnostics;
using System.Globalization;
using Chatbot.Bot.Orchestration;
using Chatbot.Bot.Orchestration.Providers;
using Chatbot.Bot.Orchestration.Routing;
using Chatbot.Testing.ChatClients;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;

namespace Chatbot.Benchmarks.Turns;

/// <summary><c>decorators</c>: what routing, failover, retries, circuit, telemetry and time limit add to a call and to a token.</summary>
internal static class DecoratorBenchmark
{
    private const int Calls = 2000;
    private static readonly int[] Lengths = [1, 1001];

    public static async Task<int> RunAsync(string[] args)
    {
        var provider = new InstantProvider();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        services.AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = Environments.Production });
        services.AddAssistant(
            new ConfigurationBuilder()
                .AddInMemoryCollection(
                    new Dictionary<string, string?> { ["Assistant:Provider"] = "instant", ["Assistant:Quotations"] = "false" }
                )
                .Build()
        );
        services.RemoveAll<IChatProvider>();
        services.AddSingleton<IChatProvider>(provider);
        await using var container = services.BuildServiceProvider();
        var whole = container.GetRequiredService<ChatPipeline>().Client;

        var report = new Report("Decorators of a chat call");
        report.Add($"\n{Calls} streamed calls one after another to a model that answers at once; medians.");
        report.Table("Result", "tokens", "model alone µs", "with all decorators µs", "added µs", "added bytes");
        var added = new List<double>();
        foreach (var length in Lengths)
        {
            provider.Pieces =
            [
                .. Enumerable.Range(0, length).Select(word => $"word{word.ToString(CultureInfo.InvariantCulture)} "),
            ];
            await MeasureAsync(whole);
            var (alone, aloneBytes) = await MeasureAsync(provider.Client);
            var (decorated, bytes) = await MeasureAsync(whole);
            added.Add(decorated - alone);
            report.Row(length, Show(alone), Show(decorated), Show(decorated - alone), bytes - aloneBytes);
        }

        report.Add($"\nPer token: {Show((added[1] - added[0]) / (Lengths[1] - Lengths[0]))} µs.");
        report.Save("decorators.md");
        return 0;
    }

    private static async Task<(double Microseconds, long Bytes)> MeasureAsync(IChatClient client)
    {
        ChatMessage[] messages = [new(ChatRole.User, "How many vacation days do full-time employees get?")];
        var times = new List<double>(Calls);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var call = 0; call < Calls; call++)
        {
            var options = new CallRecord(new RoutingHints { Question = messages[0].Text }).AddTo(new ChatOptions());
            var started = Stopwatch.GetTimestamp();
            await foreach (var _ in client.GetStreamingResponseAsync(messages, options)) { }

            times.Add(Stopwatch.GetElapsedTime(started).TotalMicroseconds);
        }

        var bytes = (GC.GetTotalAllocatedBytes(precise: true) - before) / Calls;
        times.Sort();
        return (times[Calls / 2], bytes);
    }

    private static string Show(double microseconds) => microseconds.ToString("0.00", CultureInfo.InvariantCulture);

    private sealed class InstantProvider : IChatProvider
    {
        public InstantProvider() => Client.OnStream = (_, _) => ScriptedChatClient.Say(Pieces);

        public string[] Pieces { get; set; } = [];

        public ScriptedChatClient Client { get; } = new();

        public string Name => "instant";

        public string DefaultModel => "model";

        public bool IsConfigured => true;

        public bool UsesDocuments => true;

        public bool IsLanguageModel => true;

        public bool DevelopmentOnly => false;

        public int MaxRetries => 2;

        public IChatClient CreateClient(string model, TimeSpan longestSilence) => Client;
    }
}
