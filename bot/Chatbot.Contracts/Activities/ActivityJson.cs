using System.Text.Encodings.Web;
using System.Text.Json;
using Chatbot.Contracts.Activities.Entities;

namespace Chatbot.Contracts.Activities;

/// <summary>Reads and writes activities.</summary>
public static class ActivityJson
{
    /// <summary>The context with frozen options: camel case, nulls omitted, text not escaped beyond what JSON needs.</summary>
    public static ActivityJsonContext Context { get; } =
        new(
            new JsonSerializerOptions(ActivityJsonContext.Default.Options)
            {
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            }
        );

    /// <summary>Reads an activity.</summary>
    /// <exception cref="JsonException">Not JSON, not an object, no <c>type</c>, or a member of a wrong type.</exception>
    public static Activity Parse(ReadOnlySpan<byte> utf8Json)
    {
        var activity =
            JsonSerializer.Deserialize(utf8Json, Context.Activity)
            ?? throw new JsonException("An activity must be a JSON object.");
        return string.IsNullOrWhiteSpace(activity.Type)
            ? throw new JsonException("The member 'type' must not be empty.")
            : activity;
    }

    /// <summary>Reads an activity.</summary>
    /// <exception cref="JsonException">As <see cref="Parse(ReadOnlySpan{byte})"/>.</exception>
    public static Activity Parse(string json) => Parse(System.Text.Encoding.UTF8.GetBytes(json));

    /// <summary>Writes an activity as UTF-8.</summary>
    public static byte[] ToUtf8(Activity activity) => JsonSerializer.SerializeToUtf8Bytes(activity, Context.Activity);

    /// <summary>Writes an activity as text.</summary>
    public static string ToJson(Activity activity) => JsonSerializer.Serialize(activity, Context.Activity);

    /// <summary>The general form of a message entity.</summary>
    public static Entity ToEntity(MessageEntity entity) =>
        Convert(JsonSerializer.SerializeToUtf8Bytes(entity, Context.MessageEntity));

    /// <summary>The general form of stream metadata.</summary>
    public static Entity ToEntity(StreamInfo entity) => Convert(JsonSerializer.SerializeToUtf8Bytes(entity, Context.StreamInfo));

    /// <summary>The general form of a mention.</summary>
    public static Entity ToEntity(Mention entity) => Convert(JsonSerializer.SerializeToUtf8Bytes(entity, Context.Mention));

    /// <summary>The stream metadata of an activity, or null.</summary>
    public static StreamInfo? FindStreamInfo(Activity activity) =>
        Find(activity, StreamInfo.EntityType) is { } entity
            ? JsonSerializer.SerializeToElement(entity, Context.Entity).Deserialize(Context.StreamInfo)
            : null;

    /// <summary>The mentions of an activity; entities that do not parse are left out.</summary>
    public static IEnumerable<Mention> FindMentions(Activity activity) =>
        from entity in activity.Entities ?? []
        where entity?.Type == Mention.EntityType
        let mention = JsonSerializer.SerializeToElement(entity, Context.Entity).Deserialize(Context.Mention)
        where mention is not null
        select mention;

    private static Entity? Find(Activity activity, string type) =>
        activity.Entities?.FirstOrDefault(entity => string.Equals(entity?.Type, type, StringComparison.Ordinal));

    private static Entity Convert(byte[] json) => JsonSerializer.Deserialize(json, Context.Entity)!;
}
