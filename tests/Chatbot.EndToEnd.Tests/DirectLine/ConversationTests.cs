using System.Diagnostics;
using System.Net;
using System.Net.WebSockets;
using Orleans.Core.Internal;

namespace Chatbot.EndToEnd.Tests.DirectLine;

public sealed class ConversationTests
{
    [Fact]
    public async Task Message_IsEchoedToItsSenderAndAnswered()
    {
        await using var host = await DirectLineHost.StartAsync();
        var guest = await host.StartConversationAsync();
        using var socket = await guest.ConnectAsync();

        var id = await guest.PostAsync("hello", "client-1");
        var activities = await socket.ReadUntilTextAsync("echo: hello");

        Assert.Equal(["hello", "echo: hello"], activities.Select(activity => activity.TextOf()));
        var echo = activities[0];
        Assert.Equal(id, echo.IdOf());
        Assert.Equal("client-1", echo.DataOf("clientActivityID"));
        Assert.Equal("user", echo.GetProperty("from").GetProperty("role").GetString());
        Assert.StartsWith("dl_", echo.GetProperty("from").GetProperty("id").GetString());
        var answer = activities[1];
        Assert.Equal("bot", answer.GetProperty("from").GetProperty("role").GetString());
        Assert.Equal(id, answer.GetProperty("replyToId").GetString());
        Assert.True(answer.TimeOf() > echo.TimeOf());
        Assert.All(socket.Watermarks, watermark => Assert.True(long.Parse(watermark) > 0));
    }

    [Fact]
    public async Task Stream_GrowsBelowTheQuestionAndEndsInTheMessage()
    {
        await using var host = await DirectLineHost.StartAsync();
        var guest = await host.StartConversationAsync();
        using var socket = await guest.ConnectAsync();

        await guest.PostAsync("stream one two three");
        var activities = await socket.ReadUntilTextAsync("one two three");

        var parts = activities.Where(activity => activity.DataOf("streamSequence") is not null).ToArray();
        var final = activities[^1];
        var streamId = final.DataOf("streamId")!;
        Assert.True(parts.Length >= 3, $"Only {parts.Length} parts.");
        Assert.All(parts, part => Assert.Equal("typing", part.TypeOf()));
        Assert.All(parts, part => Assert.Equal(streamId, part.DataOf("streamId")));
        Assert.Equal(streamId, parts[0].IdOf());
        Assert.Equal("informative", parts[0].DataOf("streamType"));
        Assert.Equal(parts.Length, parts.Select(part => part.IdOf()).Distinct().Count());
        Assert.All(parts, part => Assert.True(part.TimeOf() > activities[0].TimeOf() && part.TimeOf() <= final.TimeOf()));
        Assert.Equal("final", final.DataOf("streamType"));
        Assert.Null(final.DataOf("streamSequence"));
        Assert.All(parts.Skip(1), part => Assert.StartsWith(part.TextOf()!.TrimEnd(), "one two three"));
        Assert.All(
            activities.Where(activity => activity.DataOf("streamType") is not null),
            activity =>
                Assert.Contains(
                    activity.GetProperty("entities").EnumerateArray(),
                    entity => entity.GetProperty("type").GetString() == "streaminfo"
                )
        );
    }

    [Fact]
    public async Task Socket_ThatJoinsInTheMiddle_GetsTheTextSoFarAsTheBeginningOfTheStream()
    {
        await using var host = await DirectLineHost.StartAsync();
        var guest = await host.StartConversationAsync();
        using var first = await guest.ConnectAsync();
        await guest.PostAsync("stream one two <gate> three");
        await first.ReadUntilAsync(seen => seen.Exists(activity => activity.TextOf() == "one two "));

        using var second = await guest.ConnectAsync();
        var joined = await second.ReadUntilAsync(seen => seen.Exists(activity => activity.TypeOf() == "typing"));
        host.Handler.OpenGate();
        await first.ReadUntilTextAsync("one two three");
        await second.ReadUntilTextAsync("one two three");

        var part = joined.First(activity => activity.DataOf("streamType") is not null);
        Assert.Equal("one two ", part.TextOf());
        Assert.Equal(part.DataOf("streamId"), part.IdOf());
    }

    [Fact]
    public async Task Polling_ShowsNeitherTypingNorPartsNorInternalActivities()
    {
        await using var host = await DirectLineHost.StartAsync();
        var guest = await host.StartConversationAsync();
        await guest.PostAsync("hello");
        await guest.ListUntilAsync(seen => seen.Length == 2);
        await guest.PostAsync("stream a b c");

        var activities = await guest.ListUntilAsync(seen => seen.Length >= 4);
        var rest = await guest.ListAsync("?watermark=" + (await guest.ListAsync()).GetProperty("watermark").GetString());

        Assert.All(activities, activity => Assert.Equal("message", activity.TypeOf()));
        Assert.Equal(["hello", "echo: hello", "stream a b c", "a b c"], activities.Select(a => a.TextOf()));
        Assert.Empty(rest.GetProperty("activities").EnumerateArray());
    }

    [Fact]
    public async Task Post_TwiceWithTheSameClientActivityId_IsOneMessage()
    {
        await using var host = await DirectLineHost.StartAsync();
        var guest = await host.StartConversationAsync();

        var first = await guest.PostAsync("once", "same");
        var second = await guest.PostAsync("once", "same");
        await guest.PostAsync("after", "other");
        var activities = await guest.ListUntilAsync(seen => seen.Length >= 4);

        Assert.Equal(first, second);
        Assert.Equal(4, activities.Length);
        Assert.Single(activities, activity => activity.TextOf() == "once");
        Assert.Single(activities, activity => activity.TextOf() == "echo: once");
    }

    [Fact]
    public async Task Post_FiftyAtOnce_AreAllAnsweredInTheOrderOfTheirPlaces()
    {
        await using var host = await DirectLineHost.StartAsync();
        var guest = await host.StartConversationAsync();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => guest.PostAsync($"m{i}")));
        var activities = await guest.ListUntilAsync(seen => seen.Length == 100);

        var asked = activities.Select(a => a.TextOf()!).Where(text => !text.StartsWith("echo", StringComparison.Ordinal));
        var answered = activities.Select(a => a.TextOf()!).Where(text => text.StartsWith("echo", StringComparison.Ordinal));
        Assert.Equal(asked.Select(text => "echo: " + text), answered);
    }

    [Fact]
    public async Task Post_WhileASlowTurnRuns_IsAcknowledgedAtOnce()
    {
        await using var host = await DirectLineHost.StartAsync();
        var guest = await host.StartConversationAsync();
        await guest.PostAsync("warm up");
        await guest.PostAsync("wait here");
        await host.Handler.Waiting.WaitAsync(DirectLineHost.Token);

        var times = new List<TimeSpan>();
        for (var i = 0; i < 10; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await guest.PostAsync($"behind {i}");
            times.Add(Stopwatch.GetElapsedTime(started));
        }

        host.Handler.OpenGate();
        await guest.ListUntilAsync(seen => seen.Length == 24);
        times.Sort();
        Assert.True(times[5] < TimeSpan.FromMilliseconds(50), $"Median {times[5].TotalMilliseconds} ms.");
    }

    [Fact]
    public async Task Sockets_OfOneConversation_AllSeeEverything()
    {
        await using var host = await DirectLineHost.StartAsync();
        var guest = await host.StartConversationAsync();
        var sockets = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => guest.ConnectAsync()));

        await guest.PostAsync("to all");
        foreach (var socket in sockets)
        {
            Assert.Equal(2, (await socket.ReadUntilTextAsync("echo: to all")).Count(a => a.TypeOf() == "message"));
            socket.Dispose();
        }
    }

    [Fact]
    public async Task Restart_OnTheSameFolder_KeepsTokensWatermarksAndHistory()
    {
        DirectLineGuest guest;
        string folder;
        string watermark;
        await using (var host = await DirectLineHost.StartAsync())
        {
            folder = host.Folder;
            guest = await host.StartConversationAsync();
            using var socket = await guest.ConnectAsync();
            await guest.PostAsync("before");
            await socket.ReadUntilTextAsync("echo: before");
            watermark = socket.Watermarks[^1];
        }

        await using var restarted = await DirectLineHost.StartAsync(folder);
        guest = guest with { Host = restarted };
        await guest.PostAsync("after");
        var resumed = await restarted.GetJsonAsync(HttpMethod.Get, $"{guest.Path}?watermark={watermark}", guest.Token);
        var whole = await restarted.GetJsonAsync(HttpMethod.Get, $"{guest.Path}?watermark=", guest.Token);

        using var rest = await guest.ConnectAsync(resumed.GetProperty("streamUrl").GetString());
        using var all = await guest.ConnectAsync(whole.GetProperty("streamUrl").GetString());
        Assert.Equal(["after", "echo: after"], Messages(await rest.ReadUntilTextAsync("echo: after")));
        Assert.Equal(["before", "echo: before", "after", "echo: after"], Messages(await all.ReadUntilTextAsync("echo: after")));
        Assert.NotEqual("", resumed.GetProperty("token").GetString());
    }

    [Fact]
    public async Task Socket_WithoutWatermark_IsLiveOnly()
    {
        await using var host = await DirectLineHost.StartAsync();
        var guest = await host.StartConversationAsync();
        await guest.PostAsync("old");
        await guest.ListUntilAsync(seen => seen.Length == 2);

        var url = guest.StreamUrl.Replace("watermark=0&", "", StringComparison.Ordinal);
        using var live = await guest.ConnectAsync(url);
        await guest.PostAsync("new");

        Assert.Equal(["new", "echo: new"], Messages(await live.ReadUntilTextAsync("echo: new")));
    }

    [Fact]
    public async Task Shutdown_ClosesSocketsAsGoingAway()
    {
        var host = await DirectLineHost.StartAsync();
        var guest = await host.StartConversationAsync();
        using var socket = await guest.ConnectAsync();
        await guest.PostAsync("hello");
        await socket.ReadUntilTextAsync("echo: hello");

        var started = Stopwatch.GetTimestamp();
        var stopping = host.DisposeAsync();
        await socket.ReadToCloseAsync();
        await stopping;

        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, socket.CloseStatus);
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(8));
    }

    [Fact]
    public async Task Answer_ToWhatClientsDoNotSee_IsNotHeldBack()
    {
        await using var host = await DirectLineHost.StartAsync();
        var guest = await host.StartConversationAsync();
        using var socket = await guest.ConnectAsync();

        await host.GetJsonAsync(
            HttpMethod.Post,
            guest.Path + "/activities",
            guest.Token,
            """{"type":"messageReaction","reactionsAdded":[{"type":"like"},null]}"""
        );
        var live = (await socket.ReadUntilTextAsync("noticed"))[^1];
        var position = long.Parse(socket.Watermarks[^1]) - 1;
        var polled = (await guest.ListAsync($"?watermark={position}")).GetProperty("activities")[0];

        Assert.False(live.TryGetProperty("replyToId", out _));
        Assert.False(polled.TryGetProperty("replyToId", out _));
    }

    [Fact]
    public async Task Socket_StaysOpen_WhenTheConversationMoves()
    {
        await using var host = await DirectLineHost.StartAsync();
        var guest = await host.StartConversationAsync();
        using var socket = await guest.ConnectAsync();
        await guest.PostAsync("first");
        await socket.ReadUntilTextAsync("echo: first");

        await host.Conversation(guest.Conversation)
            .AsReference<IGrainManagementExtension>()
            .DeactivateOnIdle(DirectLineHost.Token);
        await guest.PostAsync("second");

        Assert.Equal(
            ["first", "echo: first", "second", "echo: second"],
            Messages(await socket.ReadUntilTextAsync("echo: second"))
        );
    }

    [Fact]
    public async Task Socket_ThatFallsBehind_CatchesUpWithoutLossOrRepetition()
    {
        await using var host = await DirectLineHost.StartAsync(settings: "--Conversations:ReaderBuffer=8");
        var guest = await host.StartConversationAsync();
        using var socket = await guest.ConnectAsync();

        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => guest.PostAsync($"m{i}")));
        var seen = await socket.ReadUntilAsync(all => all.Count(activity => activity.TypeOf() == "message") >= 200);

        var ids = seen.Where(activity => activity.TypeOf() == "message").Select(activity => activity.IdOf()).ToArray();
        Assert.Equal(200, ids.Distinct().Count());
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
    }

    [Fact]
    public async Task Conversation_StartedTwice_IsTheSame()
    {
        await using var host = await DirectLineHost.StartAsync();
        var guest = await host.StartConversationAsync();

        var again = await host.GetJsonAsync(HttpMethod.Post, "/v3/directline/conversations", guest.Token, "{}");

        Assert.Equal(guest.Conversation, again.GetProperty("conversationId").GetString());
    }

    private static IEnumerable<string?> Messages(IEnumerable<System.Text.Json.JsonElement> activities) =>
        activities.Where(activity => activity.TypeOf() == "message").Select(activity => activity.TextOf());
}
