using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Commands;

/// <summary>What a verb says about a failure that its owner can mend. Any other is a defect and keeps its trace.</summary>
internal static class CommandFailure
{
    private const int DeepestCause = 8;

    /// <summary>What failed and what to do; null for a defect.</summary>
    public static string? Explain(Exception exception) =>
        exception switch
        {
            OptionsValidationException => exception.Message,
            _ when CauseOf<DbException>(exception) is { } database =>
                $"The database cannot be used: {database.Message}. Check Storage:DataPath (--data) or, with PostgreSQL, "
                    + "Storage:ConnectionString and Knowledge:ConnectionString, and that the server runs.",
            InvalidOperationException => exception.Message,
            _ when CauseOf<SocketException>(exception) is not null => $"{exception.Message} Set urls (--urls) to a free address.",
            FormatException => $"{exception.Message}. Set urls (--urls) to an address such as http://127.0.0.1:3978.",
            IOException or UnauthorizedAccessException =>
                $"{exception.Message} Check Storage:DataPath (--data): it must be a folder in which this process may write.",
            _ => null,
        };

    private static T? CauseOf<T>(Exception exception)
        where T : Exception
    {
        Exception? cause = exception;
        for (var depth = 0; cause is not null && depth < DeepestCause; depth++, cause = cause.InnerException)
        {
            if (cause is T found)
            {
                return found;
            }
        }

        return null;
    }
}
