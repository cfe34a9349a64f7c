using System.Net;
using Chatbot.Testing.Connectors;

namespace Chatbot.EndToEnd.Tests.Connector;

public sealed class ConnectorTests : IAsyncLifetime
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("chatbot-connector-");
    private FakeConnector _connector = null!;
    private ConnectorHost _host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _connector = await FakeConnector.StartAsync();
        _host = await ConnectorHost.StartAsync(_data);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _connector.DisposeAsync();
        _data.Delete(recursive: true);
    }

    [Fact]
    public async Task Message_IsAcknowledgedAndAnsweredAtItsServiceUrl()
    {
        using var response = await _host.PostAsync(Message("m1", "hi"), Cancel);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal(0, response.Content.Headers.ContentLength);
        var call = await _connector.WaitForMessageAsync(Cancel);
        Assert.Equal("echo: hi", call.Text);
        Assert.Equal("/_connector/v3/conversations/a%2Fb/activities/m1", call.Path);
    }

    private string Message(string id, string text) =>
        $$"""
            {"type":"message","id":"{{id}}","channelId":"emulator","serviceUrl":"{{_connector.ServiceUrl}}","text":"{{text}}",
             "from":{"id":"u1"},"recipient":{"id":"bot"},"conversation":{"id":"a/b"} }
            """;
}
