using Chatbot.Bot.Channels.DirectLine.Tokens;
using Chatbot.Bot.Channels.DirectLine.Wire;

namespace Chatbot.Bot.Channels.DirectLine;

/// <summary><c>tokens/generate</c> and <c>tokens/refresh</c>.</summary>
internal sealed class TokenHandler(
    DirectLineAuthenticator authenticator,
    DirectLineTokens tokens,
    DirectLineLimits limits,
    IHostEnvironment environment,
    TimeProvider time
)
{
    private const int MostOrigins = 20;

    public async Task<IResult> GenerateAsync(HttpContext http)
    {
        if (!DirectLineAuthenticator.HasCredentials(http.Request) && environment.IsDevelopment())
        {
            limits.CountToken(http);
            return Answer(UnguessableId.Create(), NewUserId(), name: null, []);
        }

        var caller = await authenticator.AuthenticateAsync(http.Request);
        if (!caller.IsServer)
        {
            throw DirectLineException.Forbidden("Only the secret creates tokens. A token is renewed by tokens/refresh.");
        }

        var request = await RequestJson.ReadAsync(http, DirectLineJsonContext.Default.TokenRequest, time);
        return Answer(
            UnguessableId.Create(),
            ActivityIntake.ReadUserId(request?.User?.Id) ?? NewUserId(),
            ActivityIntake.ReadUserId(request?.User?.Name),
            ReadOrigins(request?.TrustedOrigins)
        );
    }

    public async Task<IResult> RefreshAsync(HttpContext http)
    {
        var caller = await authenticator.AuthenticateAsync(http.Request);
        return caller.Token is { } token
            ? Answer(token.Conversation!, token.User!, token.Name, token.Origins)
            : throw DirectLineException.BadRequest("A token is refreshed with itself, not with the secret.");
    }

    public static string NewUserId() => "dl_" + UnguessableId.Create();

    private static string[] ReadOrigins(IReadOnlyList<string?>? origins)
    {
        if (origins is null)
        {
            return [];
        }

        return origins.Count <= MostOrigins && origins.All(origin => origin is not null && Origins.IsOrigin(origin))
            ? [.. origins.OfType<string>()]
            : throw DirectLineException.BadRequest(
                $"'trustedOrigins' is a list of at most {MostOrigins} origins such as 'https://intranet.contoso.com'."
            );
    }

    private IResult Answer(string conversation, string user, string? name, IReadOnlyList<string> origins) =>
        TypedResults.Json(
            new ConversationAnswer(
                conversation,
                tokens.ForConversation(conversation, user, name, origins),
                tokens.ConversationLifetime
            ),
            DirectLineJsonContext.Default.ConversationAnswer
        );
}
