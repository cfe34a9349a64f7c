using Chatbot.Bot.Channels.DirectLine.Tokens;
using Chatbot.Bot.Channels.DirectLine.Wire;
using Chatbot.Bot.Persistence;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Channels.DirectLine;

/// <summary>Starts conversations and lets clients come back to them.</summary>
internal sealed class ConversationHandler(
    DirectLineAuthenticator authenticator,
    DirectLineTokens tokens,
    DirectLineChannel channel,
    ClientAddress address,
    IGrainFactory grains,
    TranscriptStore transcript,
    TimeProvider time
)
{
    private const string StartKey = "start";

    /// <summary>201 the first time, 200 when the token's conversation was started before.</summary>
    public async Task<IResult> StartAsync(HttpContext http)
    {
        var caller = await authenticator.AuthenticateAsync(http.Request);
        var request = await RequestJson.ReadAsync(http, DirectLineJsonContext.Default.StartRequest, time);
        var claims =
            caller.Token
            ?? new TokenClaims
            {
                Purpose = TokenPurpose.Conversation,
                Conversation = UnguessableId.Create(),
                User = ActivityIntake.ReadUserId(request?.User?.Id) ?? TokenHandler.NewUserId(),
                Name = ActivityIntake.ReadUserId(request?.User?.Name),
            };
        var receipt = await Find(claims.Conversation!).PostAsync(CreateGreeting(claims, request?.Locale), StartKey);
        return Answer(
            http.Request,
            claims,
            afterSequence: 0,
            receipt.Duplicate ? StatusCodes.Status200OK : StatusCodes.Status201Created
        );
    }

    /// <summary>A new token and stream address, from where the client left off.</summary>
    public async Task<IResult> ReconnectAsync(HttpContext http, string conversation)
    {
        var caller = await authenticator.AuthenticateAsync(http.Request, conversation);
        var watermark = Watermark.Read(http.Request);
        var snapshot = await Find(conversation).SnapshotAsync();
        if (snapshot.Status == ConversationStatus.Archived || (caller.IsServer && snapshot.LastSequence == 0))
        {
            throw DirectLineException.ConversationNotFound(conversation);
        }

        var claims =
            caller.Token
            ?? new TokenClaims
            {
                Purpose = TokenPurpose.Conversation,
                Conversation = conversation,
                User =
                    transcript.FindOwner(DirectLineChannel.ToConversationId(conversation))
                    ?? throw DirectLineException.ConversationNotFound(conversation),
            };
        return Answer(http.Request, claims, watermark ?? snapshot.LastSequence, StatusCodes.Status200OK);
    }

    private IConversationGrain Find(string conversation) =>
        grains.GetGrain<IConversationGrain>(DirectLineChannel.ToConversationId(conversation).ToString());

    /// <summary>Tells the bot who came; clients never see it.</summary>
    private Activity CreateGreeting(TokenClaims claims, string? locale)
    {
        var user = new ChannelAccount
        {
            Id = claims.User,
            Name = claims.Name,
            Role = RoleTypes.User,
        };
        return new()
        {
            Type = ActivityTypes.ConversationUpdate,
            ChannelId = DirectLineChannel.ChannelName,
            From = user,
            Recipient = channel.Bot,
            Conversation = new() { Id = claims.Conversation },
            MembersAdded = [user],
            Locale = locale is { Length: > 0 and <= 64 } ? locale : null,
        };
    }

    private IResult Answer(HttpRequest request, TokenClaims claims, long afterSequence, int status)
    {
        var conversation = claims.Conversation!;
        var stream = tokens.ForStream(conversation, claims.User!, claims.Origins);
        return TypedResults.Json(
            new ConversationAnswer(
                conversation,
                tokens.ForConversation(conversation, claims.User!, claims.Name, claims.Origins),
                tokens.ConversationLifetime,
                $"{address.GetSocketBase(request)}/conversations/{conversation}/stream?watermark={Watermark.Format(afterSequence)}&t={stream}"
            ),
            DirectLineJsonContext.Default.ConversationAnswer,
            statusCode: status
        );
    }
}
