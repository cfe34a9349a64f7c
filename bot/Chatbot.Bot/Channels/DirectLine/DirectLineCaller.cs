using Chatbot.Bot.Channels.DirectLine.Tokens;

namespace Chatbot.Bot.Channels.DirectLine;

/// <summary>Who calls: a server application with the secret, or a client with a token for one conversation.</summary>
/// <param name="Token">The token; null for a server application.</param>
internal sealed record DirectLineCaller(TokenClaims? Token)
{
    public bool IsServer => Token is null;
}
