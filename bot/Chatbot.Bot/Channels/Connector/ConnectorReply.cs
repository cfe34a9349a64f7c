using System.Text.Json;
using Chatbot.Bot.Conversations;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Channels.Connector;

/// <summary>Writes the answers of a turn into the HTTP response.</summary>
internal static class ConnectorReply
{
    /// <summary>Status and body are those of the invoke itself; 501 when nothing answers it, 500 when its turn failed.</summary>
    public static Task WriteInvokeAsync(HttpResponse response, TurnReplies replies)
    {
        var (status, body) = ReadInvoke(replies);
        response.StatusCode = status;
        if (body is not { } value)
        {
            response.ContentLength = 0;
            return Task.CompletedTask;
        }

        return WriteJsonAsync(response, writer => value.WriteTo(writer));
    }

    /// <summary>All replies; for an invoke its body too.</summary>
    public static Task WriteRepliesAsync(HttpResponse response, TurnReplies replies, bool isInvoke)
    {
        var (status, body) = isInvoke ? ReadInvoke(replies) : (StatusCodes.Status200OK, null);
        response.StatusCode = status;
        return WriteJsonAsync(
            response,
            writer =>
            {
                writer.WriteStartObject();
                writer.WriteStartArray("activities"u8);
                foreach (var activity in replies.Activities)
                {
                    JsonSerializer.Serialize(writer, activity, ActivityJson.Context.Activity);
                }

                writer.WriteEndArray();
                if (body is { } value)
                {
                    writer.WritePropertyName("body"u8);
                    value.WriteTo(writer);
                }

                writer.WriteEndObject();
            }
        );
    }

    private static (int Status, JsonElement? Body) ReadInvoke(TurnReplies replies) =>
        replies switch
        {
            { InvokeResponse: { } response } => InvokeResponses.Read(response),
            { Outcome: TurnOutcome.Completed } => (StatusCodes.Status501NotImplemented, null),
            _ => (StatusCodes.Status500InternalServerError, null),
        };

    private static async Task WriteJsonAsync(HttpResponse response, Action<Utf8JsonWriter> write)
    {
        response.ContentType = "application/json; charset=utf-8";
        await using (var writer = new Utf8JsonWriter(response.BodyWriter))
        {
            write(writer);
        }

        await response.BodyWriter.FlushAsync();
    }
}
