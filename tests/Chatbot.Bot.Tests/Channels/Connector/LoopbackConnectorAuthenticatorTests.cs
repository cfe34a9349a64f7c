using System.Net;
using Chatbot.Bot.Channels.Connector;
using Microsoft.AspNetCore.Http;

namespace Chatbot.Bot.Tests.Channels.Connector;

public sealed class LoopbackConnectorAuthenticatorTests
{
    [Theory]
    [InlineData("Development", "127.0.0.1", "localhost", true)]
    [InlineData("Development", "::1", "[::1]", true)]
    [InlineData("Development", "::ffff:127.0.0.1", "127.0.0.1", true)]
    [InlineData("Production", "127.0.0.1", "localhost", false)]
    [InlineData("Staging", "127.0.0.1", "localhost", false)]
    [InlineData("Development", "192.0.2.1", "localhost", false)]
    [InlineData("Development", "127.0.0.1", "attacker.example", false)]
    [InlineData("Development", null, "localhost", false)]
    public async Task Authenticate_AcceptsOnlyThisMachineInDevelopment(
        string environment,
        string? remote,
        string host,
        bool accepted
    )
    {
        var http = CreateContext(remote, host);

        var caller = await new LoopbackConnectorAuthenticator(new TestEnvironment(environment)).AuthenticateAsync(http);

        Assert.Equal(accepted, caller is not null);
    }

    [Theory]
    [InlineData("X-Forwarded-For")]
    [InlineData("Forwarded")]
    public async Task Authenticate_RequestFromATunnel_IsRefused(string header)
    {
        var http = CreateContext("127.0.0.1", "localhost");
        http.Request.Headers[header] = "for=192.0.2.1";

        Assert.Null(await new LoopbackConnectorAuthenticator(new TestEnvironment("Development")).AuthenticateAsync(http));
    }

    private static DefaultHttpContext CreateContext(string? remote, string host)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = remote is null ? null : IPAddress.Parse(remote);
        http.Request.Host = new HostString(host, 3978);
        return http;
    }
}
