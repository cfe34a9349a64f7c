using System.Globalization;
using System.Text.Json;
using Chatbot.EndToEnd.Tests.DirectLine;

namespace Chatbot.EndToEnd.Tests.Chaos;

/// <summary>What the activities of a transcript are.</summary>
internal static class Transcripts
{
    /// <summary>The greeting answers something that clients do not see.</summary>
    public static bool IsWelcome(JsonElement activity) =>
        RoleOf(activity) == "bot" && !activity.TryGetProperty("replyToId", out _);

    public static bool IsFinal(JsonElement activity) =>
        activity.TypeOf() == "message"
        && activity.DataOf("streamType") == "final"
        && activity.TextOf()!.Contains("word1 ", StringComparison.Ordinal);

    /// <summary>A part of a streamed answer that is well under way.</summary>
    public static bool IsHalf(JsonElement activity) =>
        activity.DataOf("streamType") == "streaming" && activity.TextOf()!.Contains("word20", StringComparison.Ordinal);

    public static int SequenceOf(JsonElement part) => int.Parse(part.DataOf("streamSequence")!, CultureInfo.InvariantCulture);

    public static string RoleOf(JsonElement activity) => activity.GetProperty("from").GetProperty("role").GetString()!;

    public static Func<List<JsonElement>, bool> IsAnswered(string text) =>
        activities => activities.Exists(activity => activity.TextOf() == $"echo: {text}");

    /// <summary>What the echo provider streams.</summary>
    public static string Words(int count) =>
        string.Join(' ', Enumerable.Range(1, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"word{i}")));
}
