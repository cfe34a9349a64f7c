using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using Chatbot.Bot.Channels;
using Chatbot.Bot.Orchestration;
using Chatbot.Bot.Orchestration.Providers;
using Chatbot.Bot.Orchestration.Routing;
using Chatbot.Knowledge;
using Chatbot.Knowledge.Answering;
using Chatbot.Knowledge.Answering.Support;
using Chatbot.Knowledge.Documents;
using Chatbot.Testing.ChatClients;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
using AnswerComposer = Chatbot.Bot.Conversations.Answers.AnswerComposer;

namespace Chatbot.Benchmarks.Turns;

/// <summary><c>decorators</c>: what routing, failover, retries, circuit, telemetry and time limit add to a call and to a token, and the assistant to a turn.</summary>
internal static class DecoratorBenchmark
{
    private const int Calls = 2000;
    private const int Turns = 500;
    private const int HistoryMessages = 20;
    private const int MemoryLines = 10;
    private static readonly int[] Lengths = [1, 1001];

    public static async Task<int> RunAsync(string[] args)
    {
        var provider = new InstantProvider();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        services.AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = Environments.Production });
        services.AddSingleton(Absent.Of<IKnowledgeBase>());
        services.AddSingleton(Absent.Of<IEmbeddingGenerator<string, Embedding<float>>>());
        services.AddSingleton<ExtractiveAnswerer>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<SupportChecker>(provider));
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
            provider.Pieces = Words(length);
            await MeasureAsync(whole);
            var (alone, aloneBytes) = await MeasureAsync(provider.Client);
            var (decorated, bytes) = await MeasureAsync(whole);
            added.Add(decorated - alone);
            report.Row(length, Show(alone), Show(decorated), Show(decorated - alone), bytes - aloneBytes);
        }

        report.Add($"\nPer token: {Show((added[1] - added[0]) / (Lengths[1] - Lengths[0]))} µs.");
        await MeasureTurnsAsync(container, provider, report);
        report.Save("decorators.md");
        return 0;
    }

    /// <summary>What the assistant adds around it: intent, memory, budget, prompts, tools offered, agent loop, text and parts.</summary>
    private static async Task MeasureTurnsAsync(IServiceProvider container, InstantProvider provider, Report report)
    {
        var assistant = container.GetRequiredService<Assistant>();
        report.Add(
            $"\n{Turns} whole turns of the assistant that need no document: {HistoryMessages} earlier messages, {MemoryLines} lines of memory, "
                + "built-in tools offered, the answer cut into messages; medians, without storage."
        );
        report.Table("Turns", "tokens", "model alone µs", "whole turn µs", "added µs", "added bytes");
        var added = new List<double>();
        foreach (var length in Lengths)
        {
            provider.Pieces = Words(length);
            await MeasureTurnAsync(assistant);
            var (alone, aloneBytes) = await MeasureAsync(provider.Client);
            var (turn, bytes) = await MeasureTurnAsync(assistant);
            added.Add(turn - alone);
            report.Row(length, Show(alone), Show(turn), Show(turn - alone), bytes - aloneBytes);
        }

        report.Add($"\nPer token: {Show((added[1] - added[0]) / (Lengths[1] - Lengths[0]))} µs.");
    }

    private static async Task<(double Microseconds, long Bytes)> MeasureTurnAsync(Assistant assistant)
    {
        var request = new AssistantRequest
        {
            Tenant = "default",
            Audience = Audience.Of("ann"),
            ConversationId = "directline/default/1",
            Text = "thank you",
            Locale = "en",
            Channel = "directline",
            History =
            [
                .. Enumerable
                    .Range(0, HistoryMessages)
                    .Select(index => new ChatMessage(
                        index % 2 == 0 ? ChatRole.User : ChatRole.Assistant,
                        $"Message {index} says something about the vacation days of employees at the site of number {index}."
                    )),
            ],
            Memory = new(
                [.. Enumerable.Range(0, MemoryLines).Select(line => $"The user said: “My badge number {line} is 47{line}.”")],
                []
            ),
        };
        var journal = new DroppingJournal();
        var times = new List<double>(Turns);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var turn = 0; turn < Turns; turn++)
        {
            var composer = new AnswerComposer(new ChannelCapabilities { Streaming = true });
            var started = Stopwatch.GetTimestamp();
            await foreach (var update in assistant.AnswerAsync(request, journal, CancellationToken.None))
            {
                if (update is AssistantUpdate.Delta delta)
                {
                    composer.Append(delta.Text);
                }
                else if (update is AssistantUpdate.Final final)
                {
                    composer.Complete(final.Text);
                }
            }

            times.Add(Stopwatch.GetElapsedTime(started).TotalMicroseconds);
        }

        var bytes = (GC.GetTotalAllocatedBytes(precise: true) - before) / Turns;
        times.Sort();
        return (times[Turns / 2], bytes);
    }

    private static string[] Words(int length) =>
        [.. Enumerable.Range(0, length).Select(word => $"word{word.ToString(CultureInfo.InvariantCulture)} ")];

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

    private sealed class DroppingJournal : ITurnJournal
    {
        public Task<T> StepAsync<T>(
            string step,
            JsonTypeInfo<T> typeInfo,
            Func<CancellationToken, Task<T>> run,
            CancellationToken cancellationToken
        ) => run(cancellationToken);

        public Task NoteAsync<T>(string name, JsonTypeInfo<T> typeInfo, T note) => Task.CompletedTask;
    }

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
