using Chatbot.Bot.Channels.DirectLine.Streaming;
using Chatbot.Bot.Channels.DirectLine.Uploads;
using Chatbot.Bot.Channels.DirectLine.Wire;

namespace Chatbot.Bot.Channels.DirectLine;

/// <summary>Direct Line 3.0 as a server.</summary>
internal static class DirectLineEndpoints
{
    public const string BasePath = "/v3/directline";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var group = endpoints
            .MapGroup(BasePath)
            .AddEndpointFilter<DirectLineFilter>()
            .RequireCors(DirectLineExtensions.CorsPolicy);
        group.MapPost("/tokens/generate", (HttpContext http, TokenHandler handler) => handler.GenerateAsync(http));
        group.MapPost("/tokens/refresh", (HttpContext http, TokenHandler handler) => handler.RefreshAsync(http));
        group.MapPost("/conversations", (HttpContext http, ConversationHandler handler) => handler.StartAsync(http));
        group.MapGet(
            "/conversations/{id}",
            (HttpContext http, string id, ConversationHandler handler) => handler.ReconnectAsync(http, id)
        );
        group.MapGet(
            "/conversations/{id}/activities",
            (HttpContext http, string id, ActivitiesHandler handler) => handler.ListAsync(http, id)
        );
        group.MapPost(
            "/conversations/{id}/activities",
            (HttpContext http, string id, ActivitiesHandler handler) => handler.PostAsync(http, id)
        );
        group.MapPost(
            "/conversations/{id}/upload",
            (HttpContext http, string id, UploadHandler handler) => handler.PostAsync(http, id)
        );
        group.MapGet(
            "/conversations/{id}/stream",
            (HttpContext http, string id, StreamHandler handler) => handler.OpenAsync(http, id)
        );
        group.MapGet(
            "/attachments/{id}/{name}",
            (HttpContext http, string id, UploadHandler handler) => handler.GetAsync(http, id)
        );
        group.MapGet(
            "/session/getsessionid",
            () => TypedResults.Json(new SessionIdAnswer(UnguessableId.Create()), DirectLineJsonContext.Default.SessionIdAnswer)
        );
        group.Map("/{**rest}", IResult () => throw DirectLineException.NotFound("There is no such address or method."));
    }
}
