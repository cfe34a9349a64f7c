namespace Chatbot.Bot.Channels.DirectLine;

/// <summary>A request that cannot be served, as the client is told.</summary>
internal sealed class DirectLineException(int status, string code, string message, TimeSpan? retryAfter = null)
    : Exception(message)
{
    public const string TokenExpired = "TokenExpired";

    public int Status => status;

    public string Code => code;

    public TimeSpan? RetryAfter => retryAfter;

    public static DirectLineException BadRequest(string message) => new(StatusCodes.Status400BadRequest, "BadArgument", message);

    public static DirectLineException BadSyntax(string message) => new(StatusCodes.Status400BadRequest, "BadSyntax", message);

    /// <summary>No token, or something that is none.</summary>
    public static DirectLineException Unauthorized(string message) =>
        new(StatusCodes.Status401Unauthorized, "Unauthorized", message);

    /// <summary>Expired: the client knows that it needs another token.</summary>
    public static DirectLineException Expired() =>
        new(StatusCodes.Status403Forbidden, TokenExpired, "The token has expired. Get a new one.");

    /// <summary>A token for something else.</summary>
    public static DirectLineException Forbidden(string message) => new(StatusCodes.Status403Forbidden, "Forbidden", message);

    public static DirectLineException ConversationNotFound(string conversation) =>
        new(
            StatusCodes.Status404NotFound,
            "ConversationNotFound",
            $"There is no conversation '{conversation}', or it has ended. Start a new one."
        );

    public static DirectLineException NotFound(string what) => new(StatusCodes.Status404NotFound, "NotFound", what);

    public static DirectLineException TooLarge(string message) =>
        new(StatusCodes.Status413PayloadTooLarge, "RequestTooLarge", message);

    public static DirectLineException UnsupportedType(string message) =>
        new(StatusCodes.Status415UnsupportedMediaType, "UnsupportedMediaType", message);

    public static DirectLineException TooMany(string message, TimeSpan retryAfter) =>
        new(StatusCodes.Status429TooManyRequests, "TooManyRequests", message, retryAfter);
}
