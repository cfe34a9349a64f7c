using System.Text.Json;
using Chatbot.Bot.Channels;
using Chatbot.Bot.Channels.Connector;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Activities.Entities;
using Chatbot.Testing.Connectors;
using Chatbot.Testing.Time;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Answer = Chatbot.Testing.Connectors.ConnectorAnswer;

namespace Chatbot.Bot.Tests.Channels.Connector;

public sealed class ConnectorClientTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));
    private FakeConnector _connector = null!;
    private ServiceProvider _services = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ConnectorClient Client => _services.GetRequiredService<ConnectorClient>();

    public async ValueTask InitializeAsync()
    {
        _connector = await FakeConnector.StartAsync();
        _services = CreateServices(_time);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _connector.DisposeAsync();
    }

    [Fact]
    public async Task Send_Reply_GoesToWhatItAnswersWithoutTheMembersOfTheChannel()
    {
        var reply = Message with { Id = "x", ReplyToId = "1:a/b", Timestamp = _time.GetUtcNow(), ServiceUrl = "http://x" };

        var result = await Client.SendAsync(Inbound, reply, Cancel);

        Assert.Equal(new DeliveryResult(DeliveryOutcome.Delivered, "c1"), result);
        var call = Assert.Single(_connector.Calls);
        Assert.Equal("POST", call.Method);
        Assert.Equal("/_connector/v3/conversations/19%3Aa%2Fb%40thread.v2%3Bmessageid%3D7/activities/1%3Aa%2Fb", call.Path);
        Assert.Equal(["type", "replyToId", "text"], call.Json.EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public async Task Send_WithoutReplyToIdOrAsPartOfAStream_GoesToTheConversation()
    {
        await Client.SendAsync(Inbound with { ServiceUrl = _connector.ServiceUrl + "/" }, Message, Cancel);
        await Client.SendAsync(Inbound, Streamed(ActivityTypes.Typing), Cancel);

        Assert.All(
            _connector.Calls,
            call => Assert.Equal("/_connector/v3/conversations/19%3Aa%2Fb%40thread.v2%3Bmessageid%3D7/activities", call.Path)
        );
    }

    [Theory]
    [InlineData(200, """{"id":"7"}""", (int)DeliveryOutcome.Delivered, "7")]
    [InlineData(201, """{"id":"7","more":[1]}""", (int)DeliveryOutcome.Delivered, "7")]
    [InlineData(202, null, (int)DeliveryOutcome.Delivered, null)]
    [InlineData(202, "{}", (int)DeliveryOutcome.Delivered, null)]
    [InlineData(200, """{"id":7}""", (int)DeliveryOutcome.Delivered, null)]
    [InlineData(200, "<html>", (int)DeliveryOutcome.Delivered, null)]
    [InlineData(204, null, (int)DeliveryOutcome.Delivered, null)]
    [InlineData(302, null, (int)DeliveryOutcome.Refused, null)]
    [InlineData(400, """{"error":{"code":"BadSyntax","message":"m"}}""", (int)DeliveryOutcome.Refused, null)]
    [InlineData(401, null, (int)DeliveryOutcome.Refused, null)]
    [InlineData(
        403,
        """{"error":{"code":"ContentStreamNotAllowed","message":"Content stream was canceled by user"}}""",
        (int)DeliveryOutcome.Stopped,
        null
    )]
    [InlineData(
        403,
        """{"code":"ContentStreamNotAllowed","message":"Content stream was canceled by user."}""",
        (int)DeliveryOutcome.Stopped,
        null
    )]
    [InlineData(
        403,
        """{"error":{"code":"ContentStreamNotAllowed","message":"Content stream is not allowed"}}""",
        (int)DeliveryOutcome.Refused,
        null
    )]
    [InlineData(
        403,
        """{"error":{"code":"ContentStreamNotAllowed","message":"on an already completed streamed message"}}""",
        (int)DeliveryOutcome.Refused,
        null
    )]
    [InlineData(404, """{"error":[]}""", (int)DeliveryOutcome.Refused, null)]
    [InlineData(405, """{"code":"BadArgument","message":"m"}""", (int)DeliveryOutcome.Refused, null)]
    [InlineData(413, null, (int)DeliveryOutcome.Refused, null)]
    [InlineData(408, null, (int)DeliveryOutcome.Ambiguous, null)]
    [InlineData(412, null, (int)DeliveryOutcome.Ambiguous, null)]
    [InlineData(500, null, (int)DeliveryOutcome.Ambiguous, null)]
    [InlineData(502, "bad gateway", (int)DeliveryOutcome.Ambiguous, null)]
    [InlineData(504, null, (int)DeliveryOutcome.Ambiguous, null)]
    public async Task Send_EachStatus_SaysWhatTheChannelHas(int status, string? body, int outcome, string? id)
    {
        _connector.Answer = _ => new Answer(status, body);

        var result = await Client.SendAsync(Inbound, Message, Cancel);

        Assert.Equal(((DeliveryOutcome)outcome, id), (result.Outcome, result.ActivityId));
        Assert.Single(_connector.Calls);
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("Thu, 01 Jan 2026 12:00:09 GMT", 9)]
    [InlineData("Thu, 01 Jan 2026 11:00:00 GMT", 0)]
    [InlineData("soon", null)]
    [InlineData(null, null)]
    public async Task Send_Throttled_WasNotSentAndSaysHowLongToWait(string? retryAfter, int? seconds)
    {
        _connector.Answer = _ => new Answer(429, """{"error":{"code":"Throttled"}}""", retryAfter);

        var result = await Client.SendAsync(Inbound, Message, Cancel);

        Assert.Equal(DeliveryOutcome.NotSent, result.Outcome);
        Assert.Equal(seconds is { } wait ? TimeSpan.FromSeconds(wait) : null, result.RetryAfter);
    }

    [Fact]
    public async Task Send_NobodyListens_WasNotSent()
    {
        await _connector.StopListeningAsync();

        Assert.Equal(DeliveryOutcome.NotSent, (await Client.SendAsync(Inbound, Message, Cancel)).Outcome);
    }

    [Fact]
    public async Task Send_ConnectionResetAfterTheRequest_IsAmbiguous()
    {
        _connector.Answer = _ => new Answer(0, Abort: true);

        Assert.Equal(DeliveryOutcome.Ambiguous, (await Client.SendAsync(Inbound, Message, Cancel)).Outcome);
    }

    [Fact]
    public async Task Send_NoAnswerInTime_IsAmbiguous()
    {
        var never = new TaskCompletionSource();
        _connector.Answer = _ => new Answer(200, Until: never.Task);

        var sending = Client.SendAsync(Inbound, Message, Cancel);
        await _connector.WaitForMessageAsync(Cancel);
        _time.Advance(TimeSpan.FromSeconds(15));

        Assert.Equal(DeliveryOutcome.Ambiguous, (await sending).Outcome);
    }

    [Fact]
    public async Task Send_TurnCancelledWhileTheChannelAnswers_StillLearnsTheAnswer()
    {
        var answer = new TaskCompletionSource();
        _connector.Answer = call => new Answer(201, """{"id":"7"}""", Until: answer.Task);
        using var turn = new CancellationTokenSource();

        var sending = Client.SendAsync(Inbound, Message, turn.Token);
        await _connector.WaitForMessageAsync(Cancel);
        await turn.CancelAsync();
        answer.SetResult();

        Assert.Equal("7", (await sending).ActivityId);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Client.SendAsync(Inbound, Message, turn.Token));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("http://botframework.com/")]
    [InlineData(null)]
    public async Task Send_AddressThatIsNotAllowed_IsRefusedWithoutACall(string? serviceUrl)
    {
        var result = await Client.SendAsync(Inbound with { ServiceUrl = serviceUrl }, Message, Cancel);

        Assert.Equal(DeliveryOutcome.Refused, result.Outcome);
    }

    [Fact]
    public async Task Send_LastMessageOfAStreamThatIsRefused_ArrivesAsAMessageOfItsOwn()
    {
        _connector.Answer = call =>
            call.Json.TryGetProperty("entities", out _)
                ? new(
                    403,
                    """{"error":{"code":"ContentStreamNotAllowed","message":"finished due to exceeded streaming time."}}"""
                )
                : Answer.Created("c2");

        var result = await Client.SendAsync(Inbound, Streamed(ActivityTypes.Message), Cancel);

        Assert.Equal(new DeliveryResult(DeliveryOutcome.Delivered, "c2"), result);
        Assert.False(_connector.Calls[1].Json.TryGetProperty("channelData", out _));
        Assert.Equal("hi", _connector.Calls[1].Text);
    }

    [Fact]
    public async Task UpdateAndDelete_AfterAnUnknownResult_AreTriedAgain()
    {
        var time = new InterceptingTimeProvider(wait => wait < TimeSpan.FromSeconds(2), () => Task.CompletedTask);
        await using var services = CreateServices(time);
        var client = services.GetRequiredService<ConnectorClient>();
        _connector.Answer = call => call.Number % 2 == 1 ? new(502) : new(200);

        var updated = await client.UpdateAsync(Inbound, Message with { Id = "7" }, Cancel);
        var deleted = await client.DeleteAsync(Inbound, "7", Cancel);

        Assert.Equal((DeliveryOutcome.Delivered, DeliveryOutcome.Delivered), (updated.Outcome, deleted.Outcome));
        Assert.Equal(["PUT", "PUT", "DELETE", "DELETE"], _connector.Calls.Select(call => call.Method));
        Assert.All(_connector.Calls, call => Assert.EndsWith("/activities/7", call.Path));
    }

    private static ServiceProvider CreateServices(TimeProvider time)
    {
        var environment = new TestEnvironment(Environments.Development);
        return new ServiceCollection()
            .AddSingleton<IHostEnvironment>(environment)
            .AddSingleton(time)
            .AddConnector(new ConfigurationBuilder().Build(), environment)
            .BuildServiceProvider();
    }

    private Activity Inbound =>
        new()
        {
            Type = ActivityTypes.Message,
            ServiceUrl = _connector.ServiceUrl,
            Conversation = new() { Id = "19:a/b@thread.v2;messageid=7" },
        };

    private static Activity Message => new() { Type = ActivityTypes.Message, Text = "hi" };

    private static Activity Streamed(string type) =>
        new()
        {
            Type = type,
            Text = "hi",
            ReplyToId = "1",
            ChannelData = JsonSerializer.Deserialize<JsonElement>("""{"streamType":"final"}"""),
            Entities = [ActivityJson.ToEntity(new StreamInfo { StreamType = StreamTypes.Final, StreamId = "s" })],
        };
}
