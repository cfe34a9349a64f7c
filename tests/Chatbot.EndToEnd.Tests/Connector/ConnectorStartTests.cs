using System.Net;
using Microsoft.Extensions.Options;

namespace Chatbot.EndToEnd.Tests.Connector;

/// <summary>Without proof of who calls, the channel stays shut.</summary>
public sealed class ConnectorStartTests : IDisposable
{
    private const string Activity =
        "{\"type\":\"message\",\"serviceUrl\":\"https://smba.trafficmanager.net/\",\"conversation\":{\"id\":\"c\"}}";

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("chatbot-connector-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public async Task Production_WithoutAppId_RefusesToStart()
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() =>
            ConnectorHost.StartAsync(_data, null, "--environment=Production")
        );

        Assert.Contains("Connector:AppId", refused.Message);
        Assert.Contains("Connector:Enabled=false", refused.Message);
    }

    [Fact]
    public async Task Production_WithTheChannelOff_StartsWithoutIt()
    {
        await using var host = await ConnectorHost.StartAsync(
            _data,
            null,
            "--environment=Production",
            "--Connector:Enabled=false"
        );
        using var response = await host.PostAsync(Activity, Cancel);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task WithAppId_CallersWithoutProof_AreUnauthorized(string environment)
    {
        await using var host = await ConnectorHost.StartAsync(
            _data,
            null,
            $"--environment={environment}",
            "--Connector:AppId=00000000-0000-0000-0000-000000000001"
        );
        using var response = await host.PostAsync(Activity, Cancel);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }
}
