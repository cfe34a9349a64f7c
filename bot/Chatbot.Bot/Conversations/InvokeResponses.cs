using System.Text.Json;
using System.Text.Json.Nodes;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Conversations;

/// <summary>The answer to an invoke: an activity that is stored with the turn and never shown to a channel.</summary>
internal static class InvokeResponses
{
    public const string ActivityType = "invokeResponse";

    /// <param name="status">HTTP status.</param>
    /// <param name="body">Body, or null for none.</param>
    public static Activity Create(int status, JsonNode? body = null) =>
        new()
        {
            Type = ActivityType,
            Value = JsonSerializer.SerializeToElement(
                new JsonObject { ["status"] = status, ["body"] = body },
                StreamMarksJsonContext.Default.JsonObject
            ),
        };

    public static (int Status, JsonElement? Body) Read(Activity response) =>
        response.Value is { } value
            ? (
                value.GetProperty("status").GetInt32(),
                value.TryGetProperty("body", out var body) && body.ValueKind != JsonValueKind.Null ? body : null
            )
            : (500, null);
}
