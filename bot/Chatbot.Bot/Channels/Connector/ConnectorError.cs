using System.Text.Json;
using Chatbot.Bot.Channels.Connector.Wire;

namespace Chatbot.Bot.Channels.Connector;

/// <summary>Why a request is not accepted.</summary>
internal sealed record ConnectorError(int Status, string Code, string Message)
{
    public static ConnectorError BadSyntax(string message) => new(StatusCodes.Status400BadRequest, "BadSyntax", message);

    public static ConnectorError BadArgument(string message) => new(StatusCodes.Status400BadRequest, "BadArgument", message);

    public static ConnectorError Forbidden(string message) => new(StatusCodes.Status403Forbidden, "Forbidden", message);

    public async Task WriteAsync(HttpResponse response)
    {
        response.StatusCode = Status;
        response.ContentType = "application/json; charset=utf-8";
        await using (var writer = new Utf8JsonWriter(response.BodyWriter))
        {
            JsonSerializer.Serialize(
                writer,
                new ErrorResponse
                {
                    Error = new ErrorBody { Code = Code, Message = Message },
                },
                ConnectorJsonContext.Default.ErrorResponse
            );
        }

        await response.BodyWriter.FlushAsync();
    }
}
