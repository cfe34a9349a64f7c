using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace Chatbot.Bot.Channels.DirectLine;

/// <summary>A place in a transcript as clients see it: the sequence as text.</summary>
internal static class Watermark
{
    /// <summary>Null when the parameter is absent; 0, the start, when it is there and empty.</summary>
    public static long? Read(HttpRequest request)
    {
        var value = request.Query["watermark"];
        return StringValues.IsNullOrEmpty(value) ? (value.Count == 0 ? null : 0) : Parse(value[^1]!);
    }

    public static string Format(long sequence) => sequence.ToString(CultureInfo.InvariantCulture);

    private static long Parse(string text) =>
        text.Length == 0 ? 0
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence
        : throw DirectLineException.BadRequest("The watermark is not one that this server gave.");
}
