using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Channels.Connector;

/// <summary><c>POST /api/messages</c>: stores the activity and acknowledges it; only invokes and expected replies wait for the turn.</summary>
internal sealed partial class ConnectorEndpoint(
    IGrainFactory grains,
    IConnectorAuthenticator authenticator,
    ServiceUrlPolicy services,
    TurnFollower follower,
    IOptions<ConnectorOptions> options,
    ILogger<ConnectorEndpoint> logger
)
{
    private const string RetryAfterSeconds = "2";

    public async Task HandleAsync(HttpContext http)
    {
        if (await authenticator.AuthenticateAsync(http) is not { } caller)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
            await new ConnectorError(401, "Unauthorized", "A valid bearer token is required.").WriteAsync(http.Response);
            return;
        }

        var (activity, error) = await ConnectorBody.ReadAsync(http.Request, options.Value.MaxBodyBytes);
        error ??= ConnectorActivityMapper.Check(activity!) ?? CheckServiceUrl(activity!, caller);
        if (error is not null)
        {
            await error.WriteAsync(http.Response);
            return;
        }

        await AcceptAsync(http, activity! with { CallerId = caller.CallerId });
    }

    private async Task AcceptAsync(HttpContext http, Activity activity)
    {
        var id = ConnectorActivityMapper.GetConversationId(activity);
        var conversation = grains.GetGrain<IConversationGrain>(id.ToString());
        try
        {
            var receipt = await conversation.PostAsync(activity, ConnectorActivityMapper.GetDeduplicationKey(activity));
            if (activity.Type == ActivityTypes.Invoke || ConnectorActivityMapper.ExpectsReplies(activity))
            {
                await AnswerAsync(http, activity, conversation, receipt.Sequence);
                return;
            }

            http.Response.StatusCode = StatusCodes.Status202Accepted;
            http.Response.ContentLength = 0;
        }
        catch (ConversationArchivedException exception)
        {
            await new ConnectorError(410, "ConversationArchived", exception.Message).WriteAsync(http.Response);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller left; the turn goes on.
        }
        catch (Exception exception) when (!http.Response.HasStarted)
        {
            LogNotAccepted(exception, id.ToString());
            http.Response.Headers.RetryAfter = RetryAfterSeconds;
            await new ConnectorError(503, "ServiceUnavailable", "The activity could not be stored. Send it again.").WriteAsync(
                http.Response
            );
        }
    }

    private async Task AnswerAsync(HttpContext http, Activity activity, IConversationGrain conversation, long turn)
    {
        try
        {
            var replies = await follower.CollectAsync(conversation, turn, http.RequestAborted);
            var isInvoke = activity.Type == ActivityTypes.Invoke;
            await (
                ConnectorActivityMapper.ExpectsReplies(activity)
                    ? ConnectorReply.WriteRepliesAsync(http.Response, replies, isInvoke)
                    : ConnectorReply.WriteInvokeAsync(http.Response, replies)
            );
        }
        catch (TimeoutException exception)
        {
            await new ConnectorError(504, "Timeout", exception.Message).WriteAsync(http.Response);
        }
    }

    private ConnectorError? CheckServiceUrl(Activity activity, ConnectorCaller caller)
    {
        if (activity.ServiceUrl is null && ConnectorActivityMapper.ExpectsReplies(activity))
        {
            return null;
        }

        if (!services.Allows(activity.ServiceUrl, out var error))
        {
            return error;
        }

        return caller.ServiceUrl is null || IsSame(caller.ServiceUrl, activity.ServiceUrl)
            ? null
            : ConnectorError.Forbidden("'serviceUrl' is not the one that the token was issued for.");
    }

    private static bool IsSame(string left, string right) =>
        left.AsSpan().TrimEnd('/').Equals(right.AsSpan().TrimEnd('/'), StringComparison.OrdinalIgnoreCase);

    [LoggerMessage(1310, LogLevel.Error, "An activity of conversation {Conversation} could not be accepted")]
    private partial void LogNotAccepted(Exception exception, string conversation);
}
