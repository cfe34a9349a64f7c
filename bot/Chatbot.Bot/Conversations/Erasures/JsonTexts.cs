using System.Text;
using System.Text.Json;

namespace Chatbot.Bot.Conversations.Erasures;

/// <summary>The texts in a JSON document: every value, also of JSON within a string and of a file in a data URI.</summary>
internal static class JsonTexts
{
    private const string DataScheme = "data:";
    private const string Base64 = ";base64,";

    public static IEnumerable<string> Of(string json) => TryParse(json) is { } element ? Of(element) : [json];

    public static IEnumerable<string> Of(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Of(member.Value)),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Of),
            JsonValueKind.String => OfText(element.GetString()!),
            JsonValueKind.Number => [element.GetRawText()],
            _ => [],
        };

    private static IEnumerable<string> OfText(string text)
    {
        if (text.Length > 1 && text[0] is '{' or '[' && TryParse(text) is { } element)
        {
            return Of(element);
        }

        var content = text.StartsWith(DataScheme, StringComparison.OrdinalIgnoreCase)
            ? text.IndexOf(Base64, StringComparison.OrdinalIgnoreCase)
            : -1;
        return content < 0 ? [text] : [Decode(text[(content + Base64.Length)..])];
    }

    private static string Decode(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : base64;
    }

    private static JsonElement? TryParse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
