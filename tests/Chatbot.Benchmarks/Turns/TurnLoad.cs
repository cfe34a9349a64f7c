using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Chatbot.Testing.Connectors;

namespace Chatbot.Benchmarks.Turns;

/// <summary>Plays a channel: posts messages of some conversations, each the next one when the reply to the last has arrived.</summary>
internal sealed class TurnLoad : IAsyncDisposable
{
    private readonly FakeConnector _connector;
    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 256 });
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _waiting = new(StringComparer.Ordinal);

    private TurnLoad(FakeConnector connector)
    {
        _connector = connector;
        _connector.Records = false;
        _connector.Answer = call =>
        {
            if (call.IsMessage && _waiting.TryRemove(call.ConversationId, out var reply))
            {
                reply.TrySetResult();
            }

            return FakeConnector.AnswerAsUsual(call);
        };
    }

    public static async Task<TurnLoad> StartAsync() => new(await FakeConnector.StartAsync());

    /// <summary>Runs turns; returns the time of each from the post to the arrival of the reply.</summary>
    public async Task<(TimeSpan Elapsed, IReadOnlyList<TimeSpan> Turns, long Calls)> RunAsync(
        Uri bot,
        int conversations,
        int turns,
        string run
    )
    {
        var durations = new ConcurrentBag<TimeSpan>();
        var before = _connector.Count;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(
            Enumerable
                .Range(0, conversations)
                .Select(async conversation =>
                {
                    for (var turn = 0; turn < turns; turn++)
                    {
                        var started = Stopwatch.GetTimestamp();
                        await TurnAsync(bot, $"{run}-{conversation}", turn);
                        durations.Add(Stopwatch.GetElapsedTime(started));
                    }
                })
        );
        return (watch.Elapsed, [.. durations], _connector.Count - before);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _connector.DisposeAsync();
    }

    private async Task TurnAsync(Uri bot, string conversation, int turn)
    {
        var reply = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[conversation] = reply;
        var json = $$"""
            {"type":"message","id":"{{conversation}}-{{turn}}","channelId":"emulator","serviceUrl":"{{_connector.ServiceUrl}}",
            "from":{"id":"user-1","name":"User","role":"user"},"recipient":{"id":"bot","name":"Bot","role":"bot"},
            "conversation":{"id":"{{conversation}}"},"text":"message {{turn}}","textFormat":"plain","locale":"en-US"}
            """;
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await _http.PostAsync(new Uri(bot, "/api/messages"), content);
        response.EnsureSuccessStatusCode();
        await reply.Task.WaitAsync(TimeSpan.FromSeconds(90));
    }
}
