using System.Security.Cryptography;
using System.Text;
using Chatbot.Bot.Channels.DirectLine.Tokens;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Channels.DirectLine;

/// <summary>Finds out who calls, from the secret or token in the request.</summary>
internal sealed class DirectLineAuthenticator(DirectLineTokens tokens, Origins origins, IOptions<DirectLineOptions> options)
{
    private const string Scheme = "Bearer ";
    private readonly byte[][] _secrets = [.. options.Value.Secrets.Select(Hash)];

    /// <summary>Whether the request says anything about who calls.</summary>
    public static bool HasCredentials(HttpRequest request) => !string.IsNullOrEmpty(request.Headers.Authorization);

    /// <summary>Who calls.</summary>
    public async Task<DirectLineCaller> AuthenticateAsync(HttpRequest request)
    {
        var credential = ReadCredential(request);
        if (IsSecret(credential))
        {
            return new(Token: null);
        }

        var claims = await tokens.ReadAsync(credential, TokenPurpose.Conversation);
        RequireOrigin(request, claims);
        return new(claims);
    }

    /// <summary>Who calls about a conversation.</summary>
    public async Task<DirectLineCaller> AuthenticateAsync(HttpRequest request, string conversation)
    {
        var caller = await AuthenticateAsync(request);
        if (caller.Token is { } token)
        {
            RequireConversation(token, conversation);
        }
        else if (!UnguessableId.IsWellFormed(conversation))
        {
            throw DirectLineException.ConversationNotFound(conversation);
        }

        return caller;
    }

    /// <summary>Who opens a socket: browsers let pages of every site try, so the origin is checked here.</summary>
    public async Task<TokenClaims> AuthenticateStreamAsync(HttpRequest request, string conversation)
    {
        string? token = request.Query["t"];
        if (string.IsNullOrEmpty(token))
        {
            throw DirectLineException.Unauthorized("The query parameter 't' is missing. Use the streamUrl as it was given.");
        }

        var claims = await tokens.ReadAsync(token, TokenPurpose.Stream);
        RequireConversation(claims, conversation);
        RequireOrigin(request, claims);
        return claims.Origins.Count > 0 || origins.IsAllowed(request)
            ? claims
            : throw DirectLineException.Forbidden("Pages of this origin may not connect. See DirectLine:AllowedOrigins.");
    }

    private static string ReadCredential(HttpRequest request)
    {
        string? header = request.Headers.Authorization;
        return header?.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) == true && header.Length > Scheme.Length
            ? header[Scheme.Length..].Trim()
            : throw DirectLineException.Unauthorized("The header 'Authorization: Bearer <token>' is missing or malformed.");
    }

    private static void RequireConversation(TokenClaims claims, string conversation)
    {
        if (claims.Conversation != conversation)
        {
            throw DirectLineException.Forbidden("The token is for another conversation.");
        }
    }

    private void RequireOrigin(HttpRequest request, TokenClaims claims)
    {
        string? origin = request.Headers.Origin;
        if (
            claims.Origins.Count > 0
            && !string.IsNullOrEmpty(origin)
            && !claims.Origins.Contains(origin, StringComparer.OrdinalIgnoreCase)
            && !origins.IsSame(request, origin)
        )
        {
            throw DirectLineException.Forbidden("The token may not be used by pages of this origin.");
        }
    }

    private bool IsSecret(string credential)
    {
        var hash = Hash(credential);
        var found = false;
        foreach (var secret in _secrets)
        {
            found |= CryptographicOperations.FixedTimeEquals(secret, hash);
        }

        return found;
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
