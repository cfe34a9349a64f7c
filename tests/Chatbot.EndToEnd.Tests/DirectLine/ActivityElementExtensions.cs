using System.Text.Json;

namespace Chatbot.EndToEnd.Tests.DirectLine;

/// <summary>Members of activities as they stand on the wire.</summary>
internal static class ActivityElementExtensions
{
    public static string? TypeOf(this JsonElement activity) => Find(activity, "type");

    public static string? TextOf(this JsonElement activity) => Find(activity, "text");

    /// <summary>The text, or that of a card.</summary>
    public static string? SaidOf(this JsonElement activity) => activity.TextOf() ?? Find(activity, "summary");

    public static string IdOf(this JsonElement activity) => Find(activity, "id")!;

    public static DateTimeOffset TimeOf(this JsonElement activity) => activity.GetProperty("timestamp").GetDateTimeOffset();

    public static string? DataOf(this JsonElement activity, string member) =>
        activity.TryGetProperty("channelData", out var data) && data.TryGetProperty(member, out var value)
            ? value.ToString()
            : null;

    public static string? Find(JsonElement activity, string member) =>
        activity.TryGetProperty(member, out var value) ? value.GetString() : null;
}
