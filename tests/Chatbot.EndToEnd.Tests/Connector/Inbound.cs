using System.Text.Json.Nodes;

namespace Chatbot.EndToEnd.Tests.Connector;

/// <summary>Activities as a channel posts them.</summary>
internal static class Inbound
{
    public static string Message(string serviceUrl, string? id, string text, Action<JsonObject>? change = null)
    {
        var activity = new JsonObject
        {
            ["type"] = "message",
            ["channelId"] = "emulator",
            ["serviceUrl"] = serviceUrl,
            ["text"] = text,
            ["from"] = new JsonObject { ["id"] = "u1", ["name"] = "User" },
            ["recipient"] = new JsonObject { ["id"] = "bot", ["name"] = "Bot" },
            ["conversation"] = new JsonObject { ["id"] = "a/b" },
        };
        if (id is not null)
        {
            activity["id"] = id;
        }

        change?.Invoke(activity);
        return activity.ToJsonString();
    }

    public static string ExpectReplies(string? id, string text) =>
        Message(
            "",
            id,
            text,
            activity =>
            {
                activity["deliveryMode"] = "expectReplies";
                activity.Remove("serviceUrl");
            }
        );

    public static string Invoke(string serviceUrl, string id, string name, JsonNode? value = null, string? replyToId = null) =>
        Message(
            serviceUrl,
            id,
            "",
            activity =>
            {
                activity["type"] = "invoke";
                activity.Remove("text");
                activity["name"] = name;
                activity["value"] = value;
                activity["replyToId"] = replyToId;
            }
        );
}
