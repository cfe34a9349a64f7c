using Chatbot.Bot.Channels.DirectLine.Uploads;
using Chatbot.Bot.Channels.DirectLine.Wire;
using Chatbot.Knowledge;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Channels.DirectLine.Page;

/// <summary>What the chat page asks besides Direct Line.</summary>
internal static class PageEndpoints
{
    private const string OfflineProvider = "offline";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/api").AddEndpointFilter<PageFilter>().RequireCors(DirectLineExtensions.CorsPolicy);
        group.MapPost("/webchat/session", (HttpContext http, SessionHandler handler) => handler.OpenAsync(http));
        group.MapGet("/webchat/config", GetConfig);
        group.MapPost("/webchat/titles", (HttpContext http, TitleHandler handler) => handler.ListAsync(http));
        group.MapGet(
            "/webchat/consent",
            (HttpContext http, string? locale, ConsentHandler handler) => handler.FindAsync(http, locale)
        );
        group.MapGet(
            "/passages/{chunkId}",
            (HttpContext http, string chunkId, PassageHandler handler, [FromServices] IKnowledgeBase? knowledge) =>
                handler.OpenAsync(http, chunkId, knowledge)
        );
    }

    private static IResult GetConfig(
        IOptions<WebChatOptions> page,
        IOptions<DirectLineOptions> channel,
        IConfiguration configuration
    )
    {
        // Models by class are always language models; without them one provider answers.
        var mode =
            configuration["Assistant:Models:Standard:0"] is { Length: > 0 } model ? model.Split('/')[0]
            : configuration["Assistant:Provider"] is { Length: > 0 } provider ? provider
            : OfflineProvider;
        return TypedResults.Json(
            new ConfigAnswer(
                page.Value.Name,
                mode,
                page.Value.ModeText is { Length: > 0 } text ? text : Describe(mode),
                page.Value.EffectivePrompts,
                channel.Value.MaxFileBytes,
                [.. UploadType.Allowed(channel.Value.AllowedExtensions).Select(type => "." + type.Extension)]
            ),
            DirectLineJsonContext.Default.ConfigAnswer
        );
    }

    private static string Describe(string mode) =>
        mode == OfflineProvider
            ? "Offline mode: answers are quoted from your documents"
            : "Answers are written by a language model from your documents and may contain mistakes";
}
