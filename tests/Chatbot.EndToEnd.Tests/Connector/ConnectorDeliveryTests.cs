using System.Net;
using Chatbot.Bot.Persistence;
using Chatbot.Testing.Connectors;
using Chatbot.Testing.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.EndToEnd.Tests.Connector;

/// <summary>Answers to a connector that is down, throttles or fails.</summary>
public sealed class ConnectorDeliveryTests : IAsyncLifetime
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("chatbot-connector-");
    private FakeConnector _connector = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _connector = await FakeConnector.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _connector.DisposeAsync();
        _data.Delete(recursive: true);
    }

    [Fact]
    public async Task ConnectorThatIsDown_IsTriedAgainAndGetsTheAnswerOnce()
    {
        await _connector.StopListeningAsync();
        var time = new InterceptingTimeProvider(wait => wait == TimeSpan.FromMilliseconds(500), _connector.ListenAsync);
        await using var host = await StartAsync(time);

        using var response = await host.PostAsync(Inbound.Message(_connector.ServiceUrl, "m1", "hi"), Cancel);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("echo: hi", (await _connector.WaitForMessageAsync(Cancel)).Text);
        Assert.Equal(DeliveryState.Delivered, await WaitForStateAsync(host));
        Assert.Single(_connector.Calls);
        Assert.Single(time.Intercepted);
    }

    [Fact]
    public async Task Throttling_IsObeyedForAsLongAsTheChannelAsks()
    {
        var wait = TimeSpan.FromSeconds(17);
        var time = new InterceptingTimeProvider(asked => asked == wait, () => Task.CompletedTask);
        _connector.Answer = call => call.Number == 1 ? new(429, RetryAfter: "17") : ConnectorAnswer.Created("c");
        await using var host = await StartAsync(time);

        using var response = await host.PostAsync(Inbound.Message(_connector.ServiceUrl, "m1", "hi"), Cancel);

        await _connector.WaitForMessageAsync(Cancel, count: 2);
        Assert.Equal([wait], time.Intercepted);
        Assert.Equal(DeliveryState.Delivered, await WaitForStateAsync(host));
    }

    [Theory]
    [InlineData(500, false)]
    [InlineData(502, false)]
    [InlineData(0, true)]
    public async Task FailureThatLeavesTheResultOpen_IsNotSentAgain(int status, bool abort)
    {
        _connector.Answer = call => call.Text == "echo: hi" ? new(status, Abort: abort) : ConnectorAnswer.Created("c");
        await using var host = await StartAsync(TimeProvider.System);

        using var first = await host.PostAsync(Inbound.Message(_connector.ServiceUrl, "m1", "hi"), Cancel);
        using var second = await host.PostAsync(Inbound.Message(_connector.ServiceUrl, "m2", "next"), Cancel);

        Assert.Equal(HttpStatusCode.Accepted, first.StatusCode);
        await _connector.WaitAsync(call => call.Text == "echo: next", Cancel);
        Assert.Equal(["echo: hi", "echo: next"], _connector.Messages.Select(call => call.Text));
        Assert.Equal(DeliveryState.Ambiguous, await WaitForStateAsync(host));
    }

    [Fact]
    public async Task AnswerAcceptedWithoutAnId_IsDelivered()
    {
        _connector.Answer = _ => new(202);
        await using var host = await StartAsync(TimeProvider.System);

        using var response = await host.PostAsync(Inbound.Message(_connector.ServiceUrl, "m1", "hi"), Cancel);

        await _connector.WaitForMessageAsync(Cancel);
        Assert.Equal(DeliveryState.Delivered, await WaitForStateAsync(host));
    }

    private Task<ConnectorHost> StartAsync(TimeProvider time) =>
        ConnectorHost.StartAsync(_data, services => services.AddSingleton(time));

    /// <summary>How far the first answer got, once that is settled.</summary>
    private static async Task<DeliveryState> WaitForStateAsync(ConnectorHost host)
    {
        var factory = host.Services.GetRequiredService<IDbContextFactory<ChatbotDbContext>>();
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await poll.WaitForNextTickAsync(Cancel))
        {
            await using var context = factory.CreateDbContext();
            var row = await context
                .Transcript.Where(row => row.Ordinal > 0)
                .OrderBy(row => row.Sequence)
                .FirstOrDefaultAsync(Cancel);
            if (row is not null && (DeliveryState)row.State is not (DeliveryState.Pending or DeliveryState.Sending) and var state)
            {
                return state;
            }
        }

        throw new InvalidOperationException("The delivery was never settled.");
    }
}
