using Chatbot.Bot.Channels.DirectLine.Tokens;
using Chatbot.Bot.Channels.DirectLine.Wire;
using Chatbot.Bot.Persistence;
using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Channels.DirectLine.Page;

/// <summary>Gives a browser a token for a new conversation, or for one of its own.</summary>
internal sealed class SessionHandler(
    DirectLineTokens tokens,
    DirectLineLimits limits,
    VisitorCookie cookie,
    ConversationInbox inbox,
    TranscriptStore transcript,
    TimeProvider time
)
{
    public async Task<IResult> OpenAsync(HttpContext http)
    {
        limits.CountToken(http);
        var request = await RequestJson.ReadAsync(http, DirectLineJsonContext.Default.SessionRequest, time);
        var visitor = await cookie.ReadAsync(http.Request);
        var claims = string.IsNullOrEmpty(request?.ConversationId)
            ? Create(UnguessableId.Create(), visitor ?? TokenHandler.NewUserId())
            : await ResumeAsync(request.ConversationId, request.Token, visitor);
        cookie.Write(http, claims.User!);
        return TypedResults.Json(
            new SessionAnswer(
                claims.Conversation!,
                tokens.ForConversation(claims.Conversation!, claims.User!, claims.Name, claims.Origins),
                tokens.ConversationLifetime,
                claims.User!
            ),
            DirectLineJsonContext.Default.SessionAnswer
        );
    }

    /// <summary>
    /// The browser proves that the conversation is its own by its cookie, or by a token that has not expired. Before the
    /// first message nothing is stored, so there the old token says whose it is.
    /// </summary>
    private async Task<TokenClaims> ResumeAsync(string conversation, string? token, string? visitor)
    {
        var id = DirectLineChannel.ToConversationId(conversation);
        var old = await ReadTokenAsync(conversation, token);
        var owner = UnguessableId.IsWellFormed(conversation) ? transcript.FindOwner(id) ?? old?.User : null;
        if (owner is null)
        {
            throw DirectLineException.ConversationNotFound(conversation);
        }

        var holdsToken = old?.User == owner && old.ExpiresAt > time.GetUtcNow();
        if (visitor is null ? !holdsToken : visitor != owner)
        {
            throw DirectLineException.Forbidden("This conversation belongs to somebody else. Start a new one.");
        }

        var snapshot = await inbox.Find(conversation).SnapshotAsync();
        return snapshot.Status == ConversationStatus.Archived
            ? throw DirectLineException.ConversationNotFound(conversation)
            : old ?? Create(conversation, owner);
    }

    private async Task<TokenClaims?> ReadTokenAsync(string conversation, string? token)
    {
        if (string.IsNullOrEmpty(token))
        {
            return null;
        }

        try
        {
            var claims = await tokens.ReadEvenExpiredAsync(token, TokenPurpose.Conversation);
            return claims.Conversation == conversation ? claims : null;
        }
        catch (DirectLineException)
        {
            return null;
        }
    }

    private static TokenClaims Create(string conversation, string user) =>
        new()
        {
            Purpose = TokenPurpose.Conversation,
            Conversation = conversation,
            User = user,
        };
}
