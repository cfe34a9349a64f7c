using Chatbot.Bot.Channels.Connector;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Tests.Channels.Connector;

public sealed class ServiceUrlPolicyTests
{
    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/", null)]
    [InlineData("https://webchat.botframework.com/", null)]
    [InlineData("https://botframework.com", null)]
    [InlineData("https://pilot.teams.microsoft.com/x", null)]
    [InlineData("https://DIRECTLINE.BotFramework.com", null)]
    [InlineData("https://other.trafficmanager.net/", 403)]
    [InlineData("https://x.smba.trafficmanager.net/", 403)]
    [InlineData("https://evilbotframework.com/", 403)]
    [InlineData("https://botframework.com.evil.example/", 403)]
    [InlineData("https://169.254.169.254/", 403)]
    [InlineData("http://localhost:5000", 403)]
    [InlineData("http://[::1]:5000", 403)]
    [InlineData("http://webchat.botframework.com/", 400)]
    [InlineData("https://user@webchat.botframework.com/", 400)]
    [InlineData("https://webchat.botframework.com/?a=b", 400)]
    [InlineData("https://webchat.botframework.com/#a", 400)]
    [InlineData("ftp://webchat.botframework.com/", 400)]
    [InlineData("file:///etc/passwd", 400)]
    [InlineData("/relative", 400)]
    [InlineData("no address", 400)]
    [InlineData("", 400)]
    [InlineData(null, 400)]
    public void Allows_InProduction_OnlyKnownHostsOverHttps(string? url, int? expected) =>
        Assert.Equal(expected, Check(url, Environments.Production));

    [Theory]
    [InlineData("http://localhost:56150/_connector")]
    [InlineData("http://127.0.0.1:56150")]
    [InlineData("http://[::1]:56150")]
    public void Allows_InDevelopment_ThisMachine(string url) => Assert.Null(Check(url, Environments.Development));

    [Fact]
    public void Allows_WithOwnList_NothingElse()
    {
        Assert.Null(Check("https://bots.example.org/a", Environments.Production, "bots.example.org"));
        Assert.Equal(403, Check("https://sub.bots.example.org/a", Environments.Production, "bots.example.org"));
        Assert.Equal(403, Check("https://webchat.botframework.com/", Environments.Production, "bots.example.org"));
    }

    private static int? Check(string? url, string environment, params string[] hosts)
    {
        var options = new ConnectorOptions { AllowedServiceHosts = hosts.Length == 0 ? null : hosts };
        var policy = new ServiceUrlPolicy(Options.Create(options), new TestEnvironment(environment));
        return policy.Allows(url, out var error) ? null : error.Status;
    }
}
