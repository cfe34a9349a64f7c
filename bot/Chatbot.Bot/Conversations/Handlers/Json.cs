using System.Text.Json;

namespace Chatbot.Bot.Conversations.Handlers;

/// <summary>Looks into free JSON that may have any shape.</summary>
internal static class Json
{
    public static JsonElement? Find(JsonElement element, string member) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(member, out var value) ? value : null;

    public static string? FindText(JsonElement element, string member) =>
        Find(element, member) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
}
