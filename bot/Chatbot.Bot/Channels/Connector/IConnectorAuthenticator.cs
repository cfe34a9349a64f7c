namespace Chatbot.Bot.Channels.Connector;

/// <summary>Decides who may post activities. Runs before the body is read.</summary>
internal interface IConnectorAuthenticator
{
    /// <summary>The caller, or null when it may not post.</summary>
    ValueTask<ConnectorCaller?> AuthenticateAsync(HttpContext http);
}
