using System.Text.Json;
using Chatbot.Bot.Conversations.Memories;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Conversations.Erasures;

/// <summary>
/// What stands in the transcript in place of an activity whose person wants it forgotten: who, where and when, and a short text
/// that says so. In <c>channelData</c> it has <c>removed: true</c>.
/// </summary>
internal static class Tombstone
{
    private const string Mark = "removed";
    private const string ClientId = "clientActivityID";

    public static bool Is(Activity activity) =>
        activity.ChannelData is { ValueKind: JsonValueKind.Object } data
        && data.TryGetProperty(Mark, out var mark)
        && mark.ValueKind == JsonValueKind.True;

    public static Activity Of(Activity activity) =>
        new()
        {
            Type = activity.Type,
            Name = activity.Name,
            Id = activity.Id,
            Timestamp = activity.Timestamp,
            ChannelId = activity.ChannelId,
            ServiceUrl = activity.ServiceUrl,
            CallerId = activity.CallerId,
            From = activity.From,
            Recipient = activity.Recipient,
            Conversation = activity.Conversation,
            ReplyToId = activity.ReplyToId,
            Locale = activity.Locale,
            DeliveryMode = activity.DeliveryMode,
            Text = activity.Type == ActivityTypes.Message ? MemoryTexts.For(activity.Locale).Removed : null,
            ChannelData = Data(activity),
        };

    /// <summary>With the id by which a client knows its own message.</summary>
    private static JsonElement Data(Activity activity)
    {
        var id =
            activity.ChannelData is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty(ClientId, out var value)
                ? value.ToString()
                : null;
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteBoolean(Mark, true);
            if (id is not null)
            {
                writer.WriteString(ClientId, id);
            }

            writer.WriteEndObject();
        }

        using var document = JsonDocument.Parse(stream.ToArray());
        return document.RootElement.Clone();
    }
}
