namespace Chatbot.Bot.Channels.Connector;

/// <summary>Refuses everybody: used wherever callers would need a proof that cannot be checked.</summary>
internal sealed class RejectingConnectorAuthenticator : IConnectorAuthenticator
{
    public ValueTask<ConnectorCaller?> AuthenticateAsync(HttpContext http) => ValueTask.FromResult<ConnectorCaller?>(null);
}
