using Chatbot.Bot.Channels.Connector;
using Microsoft.Extensions.Hosting;

namespace Chatbot.Bot.Tests.Channels.Connector;

public sealed class ConnectorOptionsValidatorTests
{
    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public void Validate_WithoutAppIdOutsideDevelopment_NamesSettingAndCures(string environment)
    {
        var result = Validate(new(), environment);

        Assert.Contains("Connector:AppId", result);
        Assert.Contains("Connector:Enabled=false", result);
        Assert.Contains(environment, result);
    }

    [Fact]
    public void Validate_WhereNothingIsWrong_Succeeds()
    {
        Assert.Null(Validate(new(), Environments.Development));
        Assert.Null(Validate(new() { Enabled = false }, Environments.Production));
        Assert.Null(
            Validate(new() { AppId = "id", AllowedServiceHosts = ["*.example.org", "a.example"] }, Environments.Production)
        );
    }

    [Theory]
    [InlineData("https://example.org")]
    [InlineData("example.org/path")]
    [InlineData("*")]
    [InlineData("")]
    public void Validate_HostThatIsNone_IsNamed(string host) =>
        Assert.Contains(
            $"holds '{host}'",
            Validate(new() { AppId = "id", AllowedServiceHosts = [host] }, Environments.Production)
        );

    private static string? Validate(ConnectorOptions options, string environment) =>
        new ConnectorOptionsValidator(new TestEnvironment(environment)).Validate(null, options).FailureMessage;
}
