using System.Net;
using Chatbot.Bot.Channels;
using Chatbot.Testing.Conversations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Bot.Tests.Channels;

/// <summary>What every channel that pushes its answers must do. A subclass says how its other side posts and what it gets.</summary>
public abstract class ChannelConformanceTests : IAsyncLifetime
{
    private readonly OtherSide _otherSide = new();
    private TestAdapter _adapter = null!;
    private HttpClient _host = null!;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <param name="otherSide">Reaches the other side's API.</param>
    private protected abstract IChannel CreateChannel(HttpClient otherSide);

    /// <summary>Maps the endpoints of the channel.</summary>
    private protected abstract void Map(WebApplication app);

    /// <summary>The other side posts a message.</summary>
    /// <param name="host">Reaches the host.</param>
    /// <param name="id">The other side's own id of the message.</param>
    /// <param name="text">What the person wrote.</param>
    /// <param name="isTrusted">Whether it can prove who it is.</param>
    private protected abstract Task<HttpStatusCode> PostAsync(HttpClient host, string id, string text, bool isTrusted);

    /// <summary>The text of an answer in what the other side got.</summary>
    private protected abstract string ReadText(string body);

    public async ValueTask InitializeAsync()
    {
        await _otherSide.StartAsync();
        _adapter = await TestAdapter.StartAsync(
            new() { Services = services => services.AddSingleton(CreateChannel(_otherSide.Client)), Map = Map }
        );
        var address = _adapter.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        _host = new HttpClient { BaseAddress = new Uri(address) };
    }

    public async ValueTask DisposeAsync()
    {
        _host.Dispose();
        await _adapter.DisposeAsync();
        await _otherSide.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Message_IsAcceptedAndAnsweredOnTheChannel()
    {
        var status = await PostAsync(_host, "1", "hello", isTrusted: true);

        Assert.True((int)status is >= 200 and < 300, status.ToString());
        Assert.StartsWith("Hello!", ReadText(await _otherSide.NextAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Message_PostedTwice_IsAnsweredOnce()
    {
        await PostAsync(_host, "1", "hello", isTrusted: true);
        await PostAsync(_host, "1", "hello", isTrusted: true);
        await PostAsync(_host, "2", "/history", isTrusted: true);

        Assert.StartsWith("Hello!", ReadText(await _otherSide.NextAsync()), StringComparison.Ordinal);
        Assert.StartsWith("Your last questions", ReadText(await _otherSide.NextAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Caller_WhoCannotProveWhoTheyAre_IsRefused()
    {
        var status = await PostAsync(_host, "1", "hello", isTrusted: false);
        await PostAsync(_host, "2", "/history", isTrusted: true);

        Assert.True(status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, status.ToString());
        Assert.StartsWith("You have not asked", ReadText(await _otherSide.NextAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_ThatTheOtherSideDidNotTakeForNow_IsSentAgain()
    {
        _otherSide.Refusals = 1;

        await PostAsync(_host, "1", "hello", isTrusted: true);

        Assert.StartsWith("Hello!", ReadText(await _otherSide.NextAsync()), StringComparison.Ordinal);
    }
}
