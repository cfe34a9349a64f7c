using Chatbot.Bot.Channels.DirectLine.Streaming;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;
using Microsoft.Extensions.Time.Testing;

namespace Chatbot.Bot.Tests.Channels.DirectLine;

public sealed class StreamChunksTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);
    private readonly StreamChunks _chunks = new("c", new() { Id = "bot" }, new FakeTimeProvider(Noon));

    [Fact]
    public void FirstPart_HasTheIdOfTheStream_LaterOnesTheirOwn()
    {
        var ids = new[]
        {
            _chunks.ToActivity(new TurnUpdate.Informative(1, "s", 1, "Searching…")).Id,
            _chunks.ToActivity(new TurnUpdate.Delta(1, "s", 2, "a")).Id,
            _chunks.ToActivity(new TurnUpdate.Delta(1, "s", 7, "a b")).Id,
            _chunks.ToActivity(new TurnUpdate.Delta(2, "other", 5, "x")).Id,
        };

        Assert.Equal(["s", "s.2", "s.7", "other"], ids);
    }

    [Fact]
    public void Part_CarriesBothMarks()
    {
        var part = _chunks.ToActivity(new TurnUpdate.Delta(1, "s", 3, "text"));

        var info = ActivityJson.FindStreamInfo(part)!;
        var data = part.ChannelData!.Value;
        Assert.Equal(("s", "streaming", 3), (info.StreamId, info.StreamType, info.StreamSequence));
        Assert.Equal("s", data.GetProperty("streamId").GetString());
        Assert.Equal("streaming", data.GetProperty("streamType").GetString());
        Assert.Equal(3, data.GetProperty("streamSequence").GetInt32());
        Assert.Null(part.ReplyToId);
    }

    [Fact]
    public void Part_StandsRightAfterTheNewestRecordedActivity_WhateverTheClockSays()
    {
        _chunks.Remember(Recorded(Noon.AddMinutes(-5)));
        _chunks.Remember(Recorded(Noon.AddMinutes(-7)));

        var timestamp = _chunks.ToActivity(new TurnUpdate.Delta(1, "s", 1, "a")).Timestamp;

        Assert.Equal(Noon.AddMinutes(-5).AddTicks(1), timestamp);
    }

    [Fact]
    public void Typing_HasAnIdOfItsOwnAndNoText()
    {
        var first = _chunks.ToActivity(new TurnUpdate.Typing(1));
        var second = _chunks.ToActivity(new TurnUpdate.Typing(1));

        Assert.Equal(ActivityTypes.Typing, first.Type);
        Assert.Null(first.Text);
        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal(Noon, first.Timestamp);
    }

    private static Activity Recorded(DateTimeOffset timestamp) => new() { Type = ActivityTypes.Message, Timestamp = timestamp };
}
