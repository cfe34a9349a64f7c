using System.Text.Json;
using System.Text.Json.Nodes;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Activities.Entities;

namespace Chatbot.Bot.Conversations;

/// <summary>
/// Writes stream metadata in both carriers that clients read: the <c>streaminfo</c> entity (Teams, Playground) and
/// <c>channelData</c> (Web Chat).
/// </summary>
internal static class StreamMarks
{
    public static Activity Apply(Activity activity, StreamInfo info)
    {
        var data = activity.ChannelData is { ValueKind: JsonValueKind.Object } existing
            ? JsonObject.Create(existing)!
            : new JsonObject();
        data["streamType"] = info.StreamType;
        if (info.StreamId is { } streamId)
        {
            data["streamId"] = streamId;
        }

        if (info.StreamSequence is { } sequence)
        {
            data["streamSequence"] = sequence;
        }

        return activity with
        {
            ChannelData = JsonSerializer.SerializeToElement(data, StreamMarksJsonContext.Default.JsonObject),
            Entities = [.. activity.Entities ?? [], ActivityJson.ToEntity(info)],
        };
    }

    /// <summary>The activity as an ordinary message.</summary>
    public static Activity Remove(Activity activity)
    {
        var entities = activity.Entities?.Where(entity => entity.Type != StreamInfo.EntityType).ToList();
        var data = activity.ChannelData is { ValueKind: JsonValueKind.Object } existing ? JsonObject.Create(existing)! : null;
        data?.Remove("streamType");
        data?.Remove("streamId");
        data?.Remove("streamSequence");
        return activity with
        {
            Entities = entities is { Count: > 0 } ? entities : null,
            ChannelData = data is { Count: > 0 }
                ? JsonSerializer.SerializeToElement(data, StreamMarksJsonContext.Default.JsonObject)
                : null,
        };
    }
}
